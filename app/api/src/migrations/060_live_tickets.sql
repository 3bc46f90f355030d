-- Up Migration

-- Tickets for sockets live for seconds: a crash that empties the table costs each client one more request.
create unlogged table live_tickets (
  hash bytea primary key,
  identity jsonb not null,
  expires_at timestamptz not null
);
