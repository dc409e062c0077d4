-- Which directories and cut-offs this node has adopted, so that no restart and no old file brings an earlier one back; and what a cut-off holds.

create table directory_version (
    version bigint primary key check (version > 0),
    sha256 bytea not null check (octet_length(sha256) = 32),
    container bytea not null,
    adopted_at timestamptz not null
);
alter table directory_version alter column container set storage external;

comment on table directory_version is 'Directories this node has adopted; the highest version is in force';
comment on column directory_version.version is 'Version of the directory';
comment on column directory_version.sha256 is 'SHA-256 of the document that the authorities signed';
comment on column directory_version.container is 'The signed container, byte for byte';
comment on column directory_version.adopted_at is 'When';

create table directory_cut (
    party text not null,
    directory_version bigint not null check (directory_version > 0),
    at timestamptz not null,
    reason text not null,
    container bytea not null,
    adopted_at timestamptz not null,
    leaf_hash bytea not null check (octet_length(leaf_hash) = 32),
    primary key (party, directory_version)
);
alter table directory_cut alter column container set storage external;

comment on table directory_cut is 'Emergency cut-offs this node has adopted; each holds until a directory of a later version is';
comment on column directory_cut.party is 'The party that was cut off';
comment on column directory_cut.directory_version is 'Last version of the directory for which the cut-off holds';
comment on column directory_cut.at is 'When an authority signed it';
comment on column directory_cut.reason is 'Code of the reason';
comment on column directory_cut.container is 'The signed container, byte for byte';
comment on column directory_cut.adopted_at is 'When this node adopted it';
comment on column directory_cut.leaf_hash is 'Leaf hash of the entry PartyCutOff on the trail';

create table message_hold (
    message_id uuid not null,
    direction text not null,
    party text not null,
    since timestamptz not null,
    sealed_to bytea check (octet_length(sealed_to) = 32),
    primary key (message_id, direction),
    foreign key (message_id, direction) references message (message_id, direction)
);

comment on table message_hold is 'Messages that wait because one of their parties is cut off; a row goes when the message goes on';
comment on column message_hold.message_id is 'The message';
comment on column message_hold.direction is 'Side of the border, as in message';
comment on column message_hold.party is 'The party that is cut off';
comment on column message_hold.since is 'Since when';
comment on column message_hold.sealed_to is 'SHA-256 of the certificate the envelope is encrypted to; null: it was not sealed yet, or came in';
