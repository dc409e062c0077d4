-- Orders of two officers to open the vault. And the bytes a system handed in are kept no longer: the system has them, the receipt has their digest,
-- and they named the person.

create table reveal_order (
    order_id uuid primary key,
    message_id uuid not null,
    signed_order bytea not null,
    case_officer_approval bytea not null,
    data_protection_approval bytea not null,
    state text not null check (state in ('ORDERED', 'EXECUTED', 'FOUND_NOTHING', 'INTERRUPTED')),
    notice_id uuid not null unique,
    reminder_id uuid not null unique,
    ordered_at timestamptz not null,
    concluded_at timestamptz,
    tell_by timestamptz,
    reminded_at timestamptz
);

create index reveal_order_message on reveal_order (message_id);
create index reveal_order_taken on reveal_order (ordered_at);
create index reveal_order_open on reveal_order (ordered_at) where state = 'ORDERED';
create index reveal_order_tell on reveal_order (tell_by) where reminded_at is null and tell_by is not null;

comment on table reveal_order is 'Orders to reveal, each used once; they hold no personal data';
comment on column reveal_order.order_id is 'Id of the order';
comment on column reveal_order.message_id is 'The message of this node whose person is meant';
comment on column reveal_order.signed_order is 'The order as both officers signed it, XML';
comment on column reveal_order.case_officer_approval is 'Signature of the case officer, CMS (RFC 5652), PEM';
comment on column reveal_order.data_protection_approval is 'Signature of the data-protection officer, CMS (RFC 5652), PEM';
comment on column reveal_order.state is 'ORDERED: on the trail, nothing handed over; EXECUTED; FOUND_NOTHING; INTERRUPTED: the node stopped in between';
comment on column reveal_order.notice_id is 'Id of the notice to the party that it was executed';
comment on column reveal_order.reminder_id is 'Id of the notice that the person has to be told';
comment on column reveal_order.ordered_at is 'When the order was taken';
comment on column reveal_order.concluded_at is 'When it came to its end; null: not yet';
comment on column reveal_order.tell_by is 'By when the person is to be told; null: nothing was handed over';
comment on column reveal_order.reminded_at is 'When the party was reminded of that; null: not yet';

alter table submission drop column encrypted_original;
