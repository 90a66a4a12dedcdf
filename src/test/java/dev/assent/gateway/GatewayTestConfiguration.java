package dev.assent.gateway;

import dev.assent.MovableClock;
import dev.assent.access.ApiAccess;
import dev.assent.catalog.ApiCatalog;
import dev.assent.client.Clients;
import dev.assent.consent.Consents;
import dev.assent.tsp.Tsps;
import jakarta.servlet.Filter;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;

@TestConfiguration(proxyBeanMethods = false)
class GatewayTestConfiguration {

  /** A call with this header gets half of its answer's body; then writing fails. */
  static final String BREAK_OFF = "X-Test-Break-Off";

  @Bean
  FilterRegistrationBean<Filter> breakOff() {
    Filter filter = (request, response, chain) -> chain.doFilter(request,
        ((HttpServletRequest) request).getHeader(BREAK_OFF) == null
            ? response
            : new BrokenOff((HttpServletResponse) response));
    var registration = new FilterRegistrationBean<>(filter);
    registration.addUrlPatterns("/api/*");
    registration.setOrder(GatewayConfiguration.ORDER - 1);
    return registration;
  }

  private static final class BrokenOff extends HttpServletResponseWrapper {

    BrokenOff(HttpServletResponse response) {
      super(response);
    }

    @Override
    public ServletOutputStream getOutputStream() throws IOException {
      ServletOutputStream whole = super.getOutputStream();
      return new ServletOutputStream() {
        @Override
        public void write(int one) throws IOException {
          write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
          whole.write(bytes, offset, length / 2);
          whole.flush();
          throw new IllegalStateException("planted");
        }

        @Override
        public boolean isReady() {
          return true;
        }

        @Override
        public void setWriteListener(WriteListener listener) { }
      };
    }
  }

  @Bean
  @Primary
  MovableClock movableClock() {
    return new MovableClock();
  }

  @Bean
  TestUpstream testUpstream() throws IOException {
    return new TestUpstream();
  }

  @Bean
  TestGateway testGateway(Tsps tsps, Clients clients, ApiCatalog catalog, ApiAccess access, Consents consents,
      JdbcClient jdbc, MovableClock clock) {
    return new TestGateway(tsps, clients, catalog, access, consents, jdbc, clock);
  }
}
