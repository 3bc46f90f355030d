-- Up Migration

-- Objects on COS, noted before they are stored: what no artifact refers to can be found and removed.
create table artifact_objects (
  sha256 text primary key,
  bytes bigint not null,
  noted_at timestamptz not null
);

create index artifact_objects_oldest on artifact_objects (noted_at);

create table artifacts (
  plan_id text not null references plans on delete cascade,
  name text not null,
  version integer not null,
  content_type text not null,
  sha256 text not null references artifact_objects,
  bytes bigint not null,
  created_by text not null,
  created_at timestamptz not null,
  primary key (plan_id, name, version)
);

create index artifacts_of_object on artifacts (sha256);
