-- What is kept for how long: when cases and messages ended, what of them is erased by now, and the legal holds under which nothing is.

alter table case_file
    add column ended_at timestamptz,
    add column withdrawn_at timestamptz,
    add column held boolean not null default false,
    add column addressing_erased_at timestamptz,
    add column index_erased_at timestamptz,
    add column erased_at timestamptz;

-- When they ended was not written down; their time is counted from now.
update case_file set ended_at = current_timestamp where state in ('WITHDRAWN', 'CLOSED');
update case_file set withdrawn_at = current_timestamp where state = 'WITHDRAWN';

create index case_withdrawn on case_file (withdrawn_at) where withdrawn_at is not null and erased_at is null;
create index case_addressing on case_file (ended_at) where ended_at is not null and addressing_erased_at is null;
create index case_index on case_file (ended_at) where ended_at is not null and index_erased_at is null;
create index case_key on case_file (ended_at) where ended_at is not null and erased_at is null;

comment on column case_file.encrypted_case_number is 'National case number under the data key of the case; null until the holder has given one, and once it is erased';
comment on column case_file.blinded_number is 'HMAC-SHA-256 of the national case number, 32 bytes, by which the case is found; null until there is a number, and once it is erased';
comment on column case_file.encrypted_facts is 'Codes and days the gates remember of earlier messages, under the data key of the case; null: none, or erased';
comment on column case_file.ended_at is 'When the case was closed or withdrawn, by the clock of the database; null: it goes on';
comment on column case_file.withdrawn_at is 'When the person withdrew everything, by the clock of the database; null: not so';
comment on column case_file.held is 'Whether a legal hold stands: nothing of the case is erased then';
comment on column case_file.addressing_erased_at is 'When number, references, facts, consents and expectations were erased; null: not yet';
comment on column case_file.index_erased_at is 'When the pseudonyms of the person could no longer be resolved here; null: they can';
comment on column case_file.erased_at is 'When the key of the case was erased, and all that was left with it; null: not yet';

alter table message add column ended_at timestamptz;
update message set ended_at = coalesce(delivered_at, accepted_at) where state in ('DELIVERED', 'REFUSED', 'EXPIRED', 'QUARANTINED');

comment on column message.ended_at is 'When nothing more was to happen to it by itself, by the clock of the database; null: it is on its way';

alter table inbox alter column encrypted_content drop not null;
create index inbox_acknowledged on inbox (acknowledged_at) where acknowledged_at is not null and encrypted_content is not null;
comment on column inbox.encrypted_content is 'The document under the data key of the case; null: erased';

create table spent_reference (
    holder text not null,
    conversation_id bytea not null check (octet_length(conversation_id) = 32),
    primary key (holder, conversation_id)
);

comment on table spent_reference is 'References of cases whose relations were erased: nobody may open another case under one';
comment on column spent_reference.holder is 'Party of this node who held the case';
comment on column spent_reference.conversation_id is 'SHA-256 of the reference, 32 bytes, as on the trail';

create table legal_hold (
    id bigint generated always as identity primary key,
    case_id uuid not null references case_file (id),
    reason text not null,
    set_at timestamptz not null,
    set_by text not null,
    lifted_at timestamptz,
    lifted_by text
);

create index legal_hold_of_case on legal_hold (case_id);
create unique index legal_hold_standing on legal_hold (case_id) where lifted_at is null;

comment on table legal_hold is 'Times in which nothing of a case may be erased';
comment on column legal_hold.id is 'Row number';
comment on column legal_hold.case_id is 'The case';
comment on column legal_hold.reason is 'Why, a code of trm_RemainsWhy';
comment on column legal_hold.set_at is 'From when';
comment on column legal_hold.set_by is 'Role of the party that set it';
comment on column legal_hold.lifted_at is 'Until when; null: it stands';
comment on column legal_hold.lifted_by is 'Role of the party that lifted it; null: it stands';
