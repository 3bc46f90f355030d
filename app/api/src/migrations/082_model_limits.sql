-- Up Migration

-- What all processes together may ask of a model, at one address and for one account.
create table model_limits (
  -- A digest of address, model and account: what an account is known by is not kept.
  id text primary key,
  host text not null,
  model text not null,
  -- Its server wants to be left alone until then.
  limited_until timestamptz not null default 'epoch',
  -- How far ahead calls are booked, where it may be asked so much a minute and no more.
  requests_until timestamptz not null default 'epoch',
  tokens_until timestamptz not null default 'epoch'
);

-- Which models a version of a team has asked: its runs do not begin while one of them is limited.
create table team_models (
  version_id uuid not null,
  limit_id text not null references model_limits on delete cascade,
  primary key (version_id, limit_id)
);
