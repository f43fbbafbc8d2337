package org.fitsql.monitoring.notice;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Posts JSON: {@code event}, {@code subject}, {@code text} (subject and all lines, what chat
 * servers show), {@code facts}. Tried again where the server is not there or busy. Redirections are
 * not followed: they would take the notice somewhere else. Of the URL only the host is ever told,
 * for whoever knows the rest can write there.
 */
public final class Webhook implements Channel {
  private static final int CLASS = 100;
  private static final int SUCCESS = 2;
  private static final int SERVER_ERROR = 5;
  private static final int TOO_MANY = 429;

  private final URI url;
  private final Duration limit;
  private final List<Duration> pauses;
  private final ObjectMapper json = new ObjectMapper();

  /**
   * @param limit for one attempt
   * @param pauses before each further attempt
   */
  public Webhook(URI url, Duration limit, List<Duration> pauses) {
    this.url = url;
    this.limit = limit;
    this.pauses = List.copyOf(pauses);
  }

  @Override
  public void send(Notice notice) throws NotToldException, InterruptedException {
    HttpRequest request = request(notice);
    HttpClient client =
        HttpClient.newBuilder().connectTimeout(limit).followRedirects(Redirect.NEVER).build();
    for (int attempt = 0; ; attempt++) {
      String why;
      try {
        HttpResponse<Void> response = client.send(request, BodyHandlers.discarding());
        int status = response.statusCode();
        if (status / CLASS == SUCCESS) {
          return;
        }
        why = "it answered " + status;
        if (status / CLASS != SERVER_ERROR && status != TOO_MANY) {
          throw failed(why);
        }
      } catch (IOException e) {
        why = e.getClass().getSimpleName();
      }
      if (attempt == pauses.size()) {
        throw failed(why + " (" + (attempt + 1) + " attempts)");
      }
      Thread.sleep(pauses.get(attempt).toMillis());
    }
  }

  private HttpRequest request(Notice notice) throws NotToldException {
    try {
      return HttpRequest.newBuilder(url)
          .timeout(limit)
          .header("Content-Type", "application/json")
          .header("User-Agent", "fitsql")
          .POST(HttpRequest.BodyPublishers.ofByteArray(json.writeValueAsBytes(body(notice))))
          .build();
    } catch (JsonProcessingException | IllegalArgumentException e) {
      throw failed(e.getClass().getSimpleName());
    }
  }

  private static Map<String, Object> body(Notice notice) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("event", notice.event().word());
    body.put("subject", notice.subject());
    body.put("text", notice.subject() + "\n" + notice.text());
    body.put("facts", new TreeMap<>(notice.facts()));
    return body;
  }

  private NotToldException failed(String why) {
    return new NotToldException("the webhook at " + url.getHost() + " was not reached: " + why);
  }
}
