-- A witness keeps how each log ended that another one followed. What is here is evidence: rows are never changed or deleted.

create table witness_successor (
    origin text primary key,
    after_origin text not null unique check (after_origin <> origin),
    event text not null check (event in ('LogOpened', 'LogRecovered')),
    document bytea not null,
    accepted_at timestamptz not null
);

comment on table witness_successor is 'Logs of others that followed one this node had cosigned, and how the one before ended';
comment on column witness_successor.origin is 'Name of the log';
comment on column witness_successor.after_origin is 'Name of the log before; it has one successor';
comment on column witness_successor.event is 'What entry 0 says: LogOpened after a log that ended, LogRecovered after one that went back';
comment on column witness_successor.document is 'What entry 0 is about: final checkpoint of the log before, or the order to recover';
comment on column witness_successor.accepted_at is 'When';

create trigger witness_successor_change before update or delete on witness_successor
    for each row execute function trail_refuse();
create trigger witness_successor_truncate before truncate on witness_successor
    for each statement execute function trail_refuse();

-- Witnesses saw different sizes: an order that names less than one of them saw is of no use there, so all are kept.
alter table trail_rolled_back drop constraint trail_rolled_back_pkey;
alter table trail_rolled_back add primary key (log, size);
comment on column trail_rolled_back.size is 'Size this node had signed; the largest of a log counts';
