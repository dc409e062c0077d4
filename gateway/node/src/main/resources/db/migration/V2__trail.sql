-- The message trail. Entries wait in trail_pending, written in the transaction of what they state; the one
-- sequencer gives them their index and extends the tree. What has an index never changes again: the triggers
-- below refuse it to every role, the owner of the tables included. They are a fence against accidents and against
-- a careless hand, not against somebody who can drop triggers; that one is found out by the tree.

create table trail_pending (
    id      bigint generated always as identity primary key,
    body    bytea       not null check (octet_length(body) between 1 and 65535),
    created timestamptz not null default current_timestamp
);

create table trail_entry (
    idx       bigint primary key check (idx >= 0),
    leaf_hash bytea not null,
    body      bytea not null check (octet_length(body) between 1 and 65535),
    -- The leaf hash of RFC 6962, section 2.1.
    check (leaf_hash = sha256('\x00'::bytea || body))
);

create index trail_entry_leaf_hash on trail_entry (leaf_hash);

create table trail_tile (
    level  smallint not null check (level between 0 and 7),
    n      bigint   not null check (n >= 0),
    width  smallint not null check (width between 1 and 256),
    hashes bytea    not null check (octet_length(hashes) = width * 32),
    primary key (level, n)
);

create function trail_refuse() returns trigger language plpgsql as $$
begin
    raise exception 'the trail is append-only: % on % is refused', tg_op, tg_table_name
        using errcode = 'insufficient_privilege';
end
$$;

-- A pending entry leaves only by way of the trail.
create function trail_pending_leaves() returns trigger language plpgsql as $$
begin
    if not exists (select from trail_entry where leaf_hash = sha256('\x00'::bytea || old.body)) then
        raise exception 'a pending trail entry was to be deleted without an index'
            using errcode = 'insufficient_privilege';
    end if;
    return old;
end
$$;

-- A tile keeps the hashes it has and gets more; a full one cannot.
create function trail_tile_grows() returns trigger language plpgsql as $$
begin
    if new.level <> old.level or new.n <> old.n or new.width <= old.width
            or substring(new.hashes from 1 for octet_length(old.hashes)) <> old.hashes then
        raise exception 'a trail tile may only grow' using errcode = 'insufficient_privilege';
    end if;
    return new;
end
$$;

create trigger trail_pending_update before update on trail_pending
    for each row execute function trail_refuse();
create trigger trail_pending_truncate before truncate on trail_pending
    for each statement execute function trail_refuse();
create trigger trail_pending_delete before delete on trail_pending
    for each row execute function trail_pending_leaves();

create trigger trail_entry_change before update or delete on trail_entry
    for each row execute function trail_refuse();
create trigger trail_entry_truncate before truncate on trail_entry
    for each statement execute function trail_refuse();

create trigger trail_tile_update before update on trail_tile
    for each row execute function trail_tile_grows();
create trigger trail_tile_delete before delete on trail_tile
    for each row execute function trail_refuse();
create trigger trail_tile_truncate before truncate on trail_tile
    for each statement execute function trail_refuse();
