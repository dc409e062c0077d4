-- Which persons the pseudonyms stand for that this node gave, and which pseudonyms its cases were given. A schema of its own, so that it can be
-- granted, backed up and erased apart. No pseudonym stands here in clear.

create schema pseudonym_index;

comment on schema pseudonym_index is 'Pseudonyms, blinded: whom they stand for';

create table pseudonym_index.minted (
    blinded bytea primary key check (octet_length(blinded) = 32),
    subject_id bytea not null check (octet_length(subject_id) = 16),
    origin text not null,
    recipient text not null,
    purpose text not null,
    epoch integer not null check (epoch > 0),
    counter integer not null check (counter >= 0),
    minted_at timestamptz not null,
    unique (subject_id, origin, recipient, purpose, epoch, counter)
);

comment on table pseudonym_index.minted is 'Pseudonyms this node gave. Deleting a row makes the pseudonym unresolvable';
comment on column pseudonym_index.minted.blinded is 'HMAC-SHA-256 of origin and pseudonym under a key derived from the storage key, 32 bytes';
comment on column pseudonym_index.minted.subject_id is 'The person, as in vault_key';
comment on column pseudonym_index.minted.origin is 'Party of this node that gave it';
comment on column pseudonym_index.minted.recipient is 'The only party that got it';
comment on column pseudonym_index.minted.purpose is 'Purpose for which it was given';
comment on column pseudonym_index.minted.epoch is 'Generation of the key of the relation';
comment on column pseudonym_index.minted.counter is 'How many derivations before it were of no use';
comment on column pseudonym_index.minted.minted_at is 'When it was made';

create table pseudonym_index.received (
    case_id uuid not null references public.case_file (id),
    peer text not null,
    blinded bytea not null check (octet_length(blinded) = 32),
    encrypted_pseudonym bytea not null,
    received_at timestamptz not null,
    place bigint not null generated always as identity,
    primary key (case_id, peer, blinded)
);

comment on table pseudonym_index.received is 'Pseudonyms a case was given by a peer';
comment on column pseudonym_index.received.case_id is 'The case';
comment on column pseudonym_index.received.peer is 'Party that gave it';
comment on column pseudonym_index.received.blinded is 'HMAC-SHA-256 of peer and pseudonym under a key derived from the storage key, 32 bytes';
comment on column pseudonym_index.received.encrypted_pseudonym is 'The pseudonym under the data key of the case';
comment on column pseudonym_index.received.received_at is 'When it came first';
comment on column pseudonym_index.received.place is 'Order in which they came';

create table pseudonym_index.relation_epoch (
    origin text not null,
    recipient text not null,
    epoch integer not null check (epoch > 1),
    begun_at timestamptz not null,
    primary key (origin, recipient)
);

comment on table pseudonym_index.relation_epoch is 'Present epoch of each relation that was rolled; of all others it is 1';
comment on column pseudonym_index.relation_epoch.origin is 'Party of this node that gives pseudonyms';
comment on column pseudonym_index.relation_epoch.recipient is 'Party that gets them';
comment on column pseudonym_index.relation_epoch.epoch is 'Generation of the key of the relation';
comment on column pseudonym_index.relation_epoch.begun_at is 'When it was rolled last';

-- From now on another digest for each recipient, so that one form in two messages joins nothing.
comment on column message.original_sha256 is 'SHA-256 over id of the message, line feed and the bytes handed in';
