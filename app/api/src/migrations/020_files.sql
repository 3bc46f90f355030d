-- Up Migration

-- Objects on COS, noted before they are stored: what no version and no upload refers to can be found and removed.
-- They are what a person's quota counts, whether they can be seen yet or not.
create table file_objects (
  key text primary key,
  owner_id text not null,
  bytes bigint not null,
  noted_at timestamptz not null
);

create index file_objects_of_owner on file_objects (owner_id) include (bytes);
create index file_objects_oldest on file_objects (noted_at);

-- A folder is there as long as a file is in it: '' is the uppermost, else 'a/b'.
create table files (
  id uuid primary key,
  owner_id text not null,
  folder text not null,
  name text not null,
  -- Whoever is signed in may read it.
  shared boolean not null default false,
  -- The newest.
  version integer not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  trashed_at timestamptz
);

create unique index files_places on files (owner_id, folder, name) where trashed_at is null;
create index files_of_owner on files (owner_id, updated_at desc, id desc);
create index files_shared on files (updated_at desc, id desc) where shared and trashed_at is null;
create index files_trashed on files (trashed_at) where trashed_at is not null;

create table file_versions (
  file_id uuid not null references files on delete cascade,
  version integer not null,
  object_key text not null references file_objects,
  media_type text not null,
  bytes bigint not null,
  sha256 text not null,
  created_by text not null,
  created_at timestamptz not null,
  primary key (file_id, version)
);

create index file_versions_of_object on file_versions (object_key);

create table file_uploads (
  id uuid primary key,
  owner_id text not null,
  created_by text not null,
  folder text not null,
  name text not null,
  bytes bigint not null,
  part_bytes integer not null,
  -- As the sender says, if it does.
  sha256 text,
  object_key text not null,
  -- COS's name for it.
  cos_upload_id text not null,
  state text not null check (state in ('open', 'checking', 'done', 'refused')),
  -- Code of the error that it was refused with.
  problem text,
  -- What it became.
  file_id uuid,
  version integer,
  created_at timestamptz not null
);

create index file_uploads_of_object on file_uploads (object_key);
create index file_uploads_oldest on file_uploads (created_at);
