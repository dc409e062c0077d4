-- The trail becomes a series of logs, each with indices of its own, and gets checkpoints that other nodes have seen. What is here is evidence:
-- the triggers refuse to every role that it changes, as those of the trail itself do.

create table trail_log (
    ordinal integer primary key check (ordinal >= 1),
    folder text not null unique check (folder ~ '^[0-9]{4}(-[1-9][0-9]{0,3})?$'),
    origin text not null unique,
    opened_at timestamptz not null,
    opened_with bytea,
    check ((ordinal = 1) = (opened_with is null))
);

comment on table trail_log is 'The logs of the trail; the one with the highest ordinal is open, all others are finished';
comment on column trail_log.ordinal is 'Counted from 1';
comment on column trail_log.folder is 'Year, and a number from the second log of a year on: last part of the origin';
comment on column trail_log.origin is 'Name of the log, as its checkpoints say it';
comment on column trail_log.opened_at is 'When';
comment on column trail_log.opened_with is 'The document that entry 0 is about: final checkpoint of the log before, or the order to recover; null for the first log';

alter table trail_entry add column log integer not null default 1 check (log >= 1);
alter table trail_entry drop constraint trail_entry_pkey;
alter table trail_entry add primary key (log, idx);
comment on table trail_entry is 'The trail; rows are never changed or deleted';
comment on column trail_entry.log is 'Ordinal of the log';
comment on column trail_entry.idx is 'Index in the log, from 0, without gaps';

alter table trail_tile add column log integer not null default 1 check (log >= 1);
alter table trail_tile drop constraint trail_tile_pkey;
alter table trail_tile add primary key (log, level, n);
comment on column trail_tile.log is 'Ordinal of the log';

create or replace function trail_tile_grows() returns trigger language plpgsql as $$
begin
    if new.log <> old.log or new.level <> old.level or new.n <> old.n or new.width <= old.width
            or substring(new.hashes from 1 for octet_length(old.hashes)) <> old.hashes then
        raise exception 'a trail tile may only grow' using errcode = 'insufficient_privilege';
    end if;
    return new;
end
$$;

create table trail_checkpoint (
    log integer not null check (log >= 1),
    size bigint not null check (size >= 0),
    root bytea not null check (octet_length(root) = 32),
    note bytea not null,
    made_at timestamptz not null,
    primary key (log, size)
);

comment on table trail_checkpoint is 'Checkpoints of this trail that a quorum of witnesses has cosigned';
comment on column trail_checkpoint.log is 'Ordinal of the log';
comment on column trail_checkpoint.size is 'Entries of the log that it covers';
comment on column trail_checkpoint.root is 'Root of the tree over them, 32 bytes';
comment on column trail_checkpoint.note is 'The checkpoint with all signatures (C2SP signed-note), byte for byte';
comment on column trail_checkpoint.made_at is 'When';

create table trail_checkpoint_stamp (
    log integer not null,
    size bigint not null,
    token bytea not null,
    primary key (log, size),
    foreign key (log, size) references trail_checkpoint (log, size)
);

comment on table trail_checkpoint_stamp is 'Time-stamps on checkpoints (RFC 3161), verified';
comment on column trail_checkpoint_stamp.log is 'Ordinal of the log';
comment on column trail_checkpoint_stamp.size is 'Size of the checkpoint';
comment on column trail_checkpoint_stamp.token is 'Token over the bytes of the note';

create table trail_rolled_back (
    log integer primary key check (log >= 1),
    size bigint not null check (size >= 0),
    peer text not null,
    note bytea not null,
    found_at timestamptz not null
);

comment on table trail_rolled_back is 'Logs of this node of which a witness proved that they lost or changed entries they had';
comment on column trail_rolled_back.log is 'Ordinal of the log; while it is the open one, nothing comes in or goes out';
comment on column trail_rolled_back.size is 'Size this node had signed';
comment on column trail_rolled_back.peer is 'Node that remembered';
comment on column trail_rolled_back.note is 'The checkpoint it showed, with the signatures of this node';
comment on column trail_rolled_back.found_at is 'When';

create table trail_stall (
    id bigint generated always as identity primary key,
    stalled_at timestamptz not null,
    resumed_at timestamptz
);
create unique index trail_stall_one on trail_stall ((true)) where resumed_at is null;

comment on table trail_stall is 'Times in which entries waited too long for a quorum of witnesses, and intake refused';
comment on column trail_stall.id is 'Row number';
comment on column trail_stall.stalled_at is 'When it began';
comment on column trail_stall.resumed_at is 'When a quorum had seen them; null: not yet';

create table witness_state (
    origin text primary key,
    size bigint not null check (size >= 0),
    root bytea not null check (octet_length(root) = 32),
    note bytea not null,
    seen_at timestamptz not null
);

comment on table witness_state is 'What this node cosigned last of each log of others';
comment on column witness_state.origin is 'Name of the log';
comment on column witness_state.size is 'Entries of the log';
comment on column witness_state.root is 'Root of the tree over them, 32 bytes';
comment on column witness_state.note is 'The checkpoint as the log signed it';
comment on column witness_state.seen_at is 'When';

create table witness_roll_back (
    origin text not null,
    size bigint not null check (size >= 0),
    shown_size bigint not null check (shown_size >= 0),
    note bytea not null,
    seen_at timestamptz not null,
    primary key (origin, size)
);

comment on table witness_roll_back is 'Logs of others that signed an older or another tree after one this node had cosigned';
comment on column witness_roll_back.origin is 'Name of the log';
comment on column witness_roll_back.size is 'Entries this node had cosigned';
comment on column witness_roll_back.shown_size is 'Entries the log showed afterwards';
comment on column witness_roll_back.note is 'The checkpoint it showed, with its signatures';
comment on column witness_roll_back.seen_at is 'When';

-- What a witness has seen it does not forget: the same or more, and at the same size the same root.
create function witness_state_grows() returns trigger language plpgsql as $$
begin
    if new.origin <> old.origin or new.size < old.size or (new.size = old.size and new.root <> old.root) then
        raise exception 'what a witness has seen may only grow' using errcode = 'insufficient_privilege';
    end if;
    return new;
end
$$;

-- Opened one after the other.
create function trail_log_follows() returns trigger language plpgsql as $$
begin
    if new.ordinal <> (select coalesce(max(ordinal), 0) + 1 from trail_log) then
        raise exception 'the logs of a trail have no gaps' using errcode = 'insufficient_privilege';
    end if;
    return new;
end
$$;

-- A time that has ended stays as it was.
create function trail_stall_ends() returns trigger language plpgsql as $$
begin
    if new.id <> old.id or new.stalled_at <> old.stalled_at or old.resumed_at is not null or new.resumed_at is null then
        raise exception 'a stall of the trail may only end' using errcode = 'insufficient_privilege';
    end if;
    return new;
end
$$;

create trigger trail_log_insert before insert on trail_log
    for each row execute function trail_log_follows();
create trigger trail_log_change before update or delete on trail_log
    for each row execute function trail_refuse();
create trigger trail_log_truncate before truncate on trail_log
    for each statement execute function trail_refuse();

create trigger trail_checkpoint_change before update or delete on trail_checkpoint
    for each row execute function trail_refuse();
create trigger trail_checkpoint_truncate before truncate on trail_checkpoint
    for each statement execute function trail_refuse();

create trigger trail_checkpoint_stamp_change before update or delete on trail_checkpoint_stamp
    for each row execute function trail_refuse();
create trigger trail_checkpoint_stamp_truncate before truncate on trail_checkpoint_stamp
    for each statement execute function trail_refuse();

create trigger trail_rolled_back_change before update or delete on trail_rolled_back
    for each row execute function trail_refuse();
create trigger trail_rolled_back_truncate before truncate on trail_rolled_back
    for each statement execute function trail_refuse();

create trigger trail_stall_update before update on trail_stall
    for each row execute function trail_stall_ends();
create trigger trail_stall_delete before delete on trail_stall
    for each row execute function trail_refuse();
create trigger trail_stall_truncate before truncate on trail_stall
    for each statement execute function trail_refuse();

create trigger witness_state_update before update on witness_state
    for each row execute function witness_state_grows();
create trigger witness_state_delete before delete on witness_state
    for each row execute function trail_refuse();
create trigger witness_state_truncate before truncate on witness_state
    for each statement execute function trail_refuse();

create trigger witness_roll_back_change before update or delete on witness_roll_back
    for each row execute function trail_refuse();
create trigger witness_roll_back_truncate before truncate on witness_roll_back
    for each statement execute function trail_refuse();
