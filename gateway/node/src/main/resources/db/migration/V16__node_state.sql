-- What the trail last said of things that seldom change, so that a restart says it again only when it is no longer true.

create table node_state (
    name text primary key,
    sha256 bytea not null check (octet_length(sha256) = 32),
    since timestamptz not null
);

comment on table node_state is 'Digests of what this node runs on, as the trail last had them';
comment on column node_state.name is 'settings, contracts, revocation-lists, or key, party and use of a key with / between them';
comment on column node_state.sha256 is 'SHA-256 of the settings, the signed manifest, the lists, or the certificate';
comment on column node_state.since is 'When the change was put on the trail';
