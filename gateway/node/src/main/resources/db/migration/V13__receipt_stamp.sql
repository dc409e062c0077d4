-- Receipts are stamped after the fact, each by every authority that is configured. A receipt that is not stamped by all of them yet is in the
-- partial index, so that the stamper finds its work without reading what is done.

alter table receipt add column stamped_at timestamptz;
comment on column receipt.stamped_at is 'When it had the time-stamp of every authority asked; null: not yet';

create index receipt_unstamped on receipt (position) where stamped_at is null;

create table receipt_stamp (
    message_id uuid not null,
    direction text not null,
    event text not null,
    authority text not null,
    token bytea not null,
    stamped_at timestamptz not null,
    primary key (message_id, direction, event, authority),
    foreign key (message_id, direction, event) references receipt (message_id, direction, event) on delete cascade
);
alter table receipt_stamp alter column token set storage external;

comment on table receipt_stamp is 'Time-stamps on the signatures of receipts (RFC 3161), verified';
comment on column receipt_stamp.message_id is 'The message, as in receipt';
comment on column receipt_stamp.direction is 'Side of the border, as in receipt';
comment on column receipt_stamp.event is 'Event the receipt states';
comment on column receipt_stamp.authority is 'Name of the time-stamping authority in the configuration';
comment on column receipt_stamp.token is 'Its token';
comment on column receipt_stamp.stamped_at is 'When this node got it; the time that counts is in the token';
