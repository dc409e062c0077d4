create table expiry (
    message_id uuid not null,
    direction text not null,
    due_at timestamptz not null,
    primary key (message_id, direction),
    foreign key (message_id, direction) references message (message_id, direction)
);
create index expiry_due on expiry (due_at);

comment on table expiry is 'Messages with a field that stops being of use; a row goes when the message was deleted';
comment on column expiry.message_id is 'The message';
comment on column expiry.direction is 'Side of the border, as in message';
comment on column expiry.due_at is 'When what can be read of the message here is deleted, or looked at again';

alter table inbox
    add column encrypted_part bytea,
    add column custody text check (custody in ('NODE', 'PARTY')),
    add column readable_until timestamptz;
alter table inbox alter column encrypted_part set storage external;

comment on column inbox.encrypted_content is 'The document under the data key of the case; null: its time had come, or it was erased';
comment on column inbox.encrypted_part is 'Sealed part beside the document, which only the party can open, under the data key of the case; null: there is none, or it was deleted';
comment on column inbox.custody is 'Who can open what was sealed for the party: NODE, then it stands in the document, or PARTY; null: nothing was sealed';
comment on column inbox.readable_until is 'When the content stops being of use and is deleted; null: it does not';

alter table envelope alter column cms drop not null;
comment on column envelope.cms is 'The envelope, CMS (RFC 5652); null: deleted because the time of the message had come';
