-- Up Migration

create table teams (
  id uuid primary key,
  name text not null,
  format text not null check (format in ('autogen', 'sop')),
  description text not null,
  -- The file of AUTOGEN_CONFIG_DIR that it is kept up to date with, if it came from there.
  file text unique,
  created_by text not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  deleted_at timestamptz
);
create index teams_by_name on teams (name, id) where deleted_at is null;

-- What a team is, sealed: the text of its file with references in place of keys. A version never changes, but for the
-- key that it is sealed with.
create table team_versions (
  id uuid primary key,
  team_id uuid not null references teams,
  number integer not null check (number > 0),
  sealed bytea not null,
  from_file boolean not null,
  note text not null,
  author text not null,
  created_at timestamptz not null,
  unique (team_id, number)
);

create trigger team_versions_never_change before update on team_versions for each row
  when ((old.id, old.team_id, old.number, old.from_file, old.note, old.author, old.created_at)
    is distinct from (new.id, new.team_id, new.number, new.from_file, new.note, new.author, new.created_at))
  execute function refuse_change();

-- Keys that were found in files, each sealed for its team and name; versions refer to them.
create table team_secrets (
  team_id uuid not null references teams,
  name text not null,
  sealed bytea not null,
  created_at timestamptz not null,
  primary key (team_id, name)
);
