FROM debian:bookworm-slim
ADD nginx.tar /
RUN useradd --system --uid 101 --shell /usr/sbin/nologin nginx \
 && rm -rf /etc/nginx/sites-enabled /etc/nginx/sites-available \
 && mkdir -p /var/log/nginx \
 && ln -sf /dev/stdout /var/log/nginx/access.log && ln -sf /dev/stderr /var/log/nginx/error.log
EXPOSE 80
STOPSIGNAL SIGQUIT
CMD ["nginx", "-g", "daemon off;"]
