package dev.assent.gateway;

import java.io.IOException;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.impl.io.HttpRequestExecutor;
import org.apache.hc.core5.http.io.HttpClientConnection;
import org.apache.hc.core5.http.io.HttpResponseInformationCallback;
import org.apache.hc.core5.http.protocol.HttpContext;

/**
 * Notes that a connection was there and the request begins to leave. Until then a failure of any kind (pool, name,
 * port, TLS) means that the upstream saw nothing of the call; from then on nobody can be sure.
 */
class SentMark extends HttpRequestExecutor {

  @Override
  public ClassicHttpResponse execute(ClassicHttpRequest request, HttpClientConnection connection,
      HttpResponseInformationCallback information, HttpContext context) throws IOException, HttpException {
    Sending.of(context).begin();
    return super.execute(request, connection, information, context);
  }
}
