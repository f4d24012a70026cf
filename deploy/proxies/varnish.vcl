# Draftwire behind Varnish 7.1, which speaks no TLS: hitch.conf in front of it, with backend = "[127.0.0.1]:6086".
# varnishd -a 127.0.0.1:6086,PROXY -f /etc/varnish/default.vcl -p pipe_timeout=65
vcl 4.1;

backend draftwire {
  .host = "127.0.0.1";
  .port = "8080";
  .connect_timeout = 2s;
}

sub vcl_recv {
  # Varnish has appended to what the client sent before this line.
  set req.http.X-Forwarded-For = client.ip;
  set req.http.X-Forwarded-Proto = "https";
  if (req.url == "/metrics") {
    return (synth(404));
  }
  if (req.http.Upgrade ~ "(?i)websocket") {
    return (pipe);
  }
  # Names of these change with their contents. Nothing else is cached.
  if (req.url ~ "^/assets/") {
    unset req.http.Cookie;
    return (hash);
  }
  return (pass);
}

sub vcl_pipe {
  set bereq.http.Upgrade = req.http.Upgrade;
  set bereq.http.Connection = req.http.Connection;
}
