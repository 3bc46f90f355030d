FROM debian:bookworm-slim
COPY node /usr/local/bin/node
RUN useradd --create-home --uid 1000 --shell /bin/bash node
CMD ["node"]
