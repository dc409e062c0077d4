-- Who persons are. The schema belongs to a role of its own. The node's role adds and erases, and cannot read: its statements name the person only,
-- and what it added is encrypted to a case officer and a data-protection officer together.

create table identity_key (
    record uuid primary key,
    subject_id bytea not null check (octet_length(subject_id) = 16),
    message_id uuid not null,
    binding bytea not null check (octet_length(binding) = 32),
    sealed_key bytea not null,
    position bigint generated always as identity
);
alter table identity_key alter column sealed_key set storage external;

create index identity_key_subject on identity_key (subject_id);

comment on table identity_key is 'The key of what one message said of who a person is. Deleting the row erases it; back it up apart, with a short retention';
comment on column identity_key.record is 'Row id';
comment on column identity_key.subject_id is '16 random bytes that stand for the person at this node';
comment on column identity_key.message_id is 'The message that brought it';
comment on column identity_key.binding is 'SHA-256 of person and message, under which the fields are encrypted';
comment on column identity_key.sealed_key is 'The key of the fields, encrypted to the case officers and inside that to the data-protection officers';
comment on column identity_key.position is 'Order of arrival';

create table identity_field (
    record uuid not null references identity_key (record) on delete cascade,
    field text not null,
    encrypted bytea not null,
    primary key (record, field)
);
alter table identity_field alter column encrypted set storage external;

comment on table identity_field is 'Direct identifiers and free text, each field encrypted apart';
comment on column identity_field.record is 'The key';
comment on column identity_field.field is 'Id of the field dictionary';
comment on column identity_field.encrypted is 'The field as text, AES-256-GCM under the key';

grant usage on schema vault to ${gateway};
grant insert, delete, select (subject_id) on identity_key to ${gateway};
grant insert on identity_field to ${gateway};
