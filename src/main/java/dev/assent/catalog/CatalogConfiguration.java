package dev.assent.catalog;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

/** Makes the defaults known wherever the catalogue is. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DefaultCallLimits.class)
class CatalogConfiguration { }
