package dev.assent;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

@SpringBootApplication
public class AssentApplication {

  public static void main(String[] args) {
    SpringApplication.run(AssentApplication.class, args);
  }
}
