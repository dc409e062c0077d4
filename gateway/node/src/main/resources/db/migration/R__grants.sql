-- What the role that the node works with may do: for each table exactly what the program does, and no more. It owns nothing, so nobody who has only
-- its password, and no statement that is slipped in, can take a trigger off, or change or empty what is on the trail.
-- Applied again whenever this file or the role is another; a table without a line here is one the node cannot use, and a test fails.

revoke all on all tables in schema public from public, ${gateway};
revoke all on all tables in schema pseudonym_index from public, ${gateway};
revoke all on schema public from ${gateway};
revoke create on schema public from public;
revoke all on schema pseudonym_index from public, ${gateway};
grant usage on schema public to ${gateway};
grant usage on schema pseudonym_index to ${gateway};

-- The trail, and what was seen of the trails of others: rows are added, and that is all.
grant select, insert on trail_log to ${gateway};
grant select, insert on trail_entry to ${gateway};
grant select, insert on trail_checkpoint to ${gateway};
grant select, insert on trail_checkpoint_stamp to ${gateway};
grant select, insert on trail_rolled_back to ${gateway};
grant select, insert on witness_roll_back to ${gateway};
grant select, insert on witness_successor to ${gateway};
-- The last tiles grow with the entries, what was seen of a trail grows, a stall ends: triggers, which this role cannot take off, refuse any other change.
grant select, insert, update (width, hashes) on trail_tile to ${gateway};
grant select, insert, update (size, root, note, seen_at) on witness_state to ${gateway};
grant select, insert, update (resumed_at) on trail_stall to ${gateway};
-- A pending entry leaves by way of the trail only, by a trigger too.
grant select, insert, delete on trail_pending to ${gateway};
grant select, insert, update (leaf_hash) on trail_head to ${gateway};
grant select, insert on receipt_proof to ${gateway};
grant select, insert on peer_ledger to ${gateway};
grant select, insert, update (sha256, since) on node_state to ${gateway};

-- Cases.
grant select, insert, update (state, encrypted_case_number, blinded_number, encrypted_facts, ended_at, withdrawn_at, held, addressing_erased_at, index_erased_at, erased_at) on case_file to ${gateway};
grant select, insert, delete on vault_key to ${gateway};
grant select, insert, update (last_sent, last_delivered), delete on case_relation to ${gateway};
grant select, insert, update (valid_from, valid_until, withdrawn_on), delete on consent to ${gateway};
grant select, insert, delete on withdrawal to ${gateway};
grant select, insert, update (started_at, due_at, look_at, reminded_at, escalated_at, answered_at, cancelled_at), delete on expectation to ${gateway};
grant select, insert on spent_reference to ${gateway};
grant select, insert, update (lifted_at, lifted_by) on legal_hold to ${gateway};
grant select, insert, update (state, concluded_at, tell_by, reminded_at) on reveal_order to ${gateway};

-- Messages. What was written of one when it came stays.
grant select, insert, update (state, envelope_sha256, container_sha256, refusal_code, refusal_field, refusal_rule, refusal_position, delivered_at, ended_at) on message to ${gateway};
grant select, insert, update (encrypted_body), delete on message_body to ${gateway};
grant select, insert, update (cms), delete on envelope to ${gateway};
grant select, insert, delete on message_hold to ${gateway};
grant select, insert, update (due_at), delete on expiry to ${gateway};
grant select, insert, delete on parked to ${gateway};
grant select, insert, update (stamped_at, proof_due_at, proof_attempts) on receipt to ${gateway};
grant select, insert on receipt_stamp to ${gateway};
grant select, insert on step_done to ${gateway};
grant select, insert, update (attempt, due_at, sent_at), delete on outbox to ${gateway};
grant select, insert on submission to ${gateway};
grant select, insert on submission_message to ${gateway};
grant select, insert, update (encrypted_content, encrypted_part, fetched_at, acknowledged_at) on inbox to ${gateway};

-- What was adopted or given away.
grant select, insert on directory_version to ${gateway};
grant select, insert on directory_cut to ${gateway};
grant select, insert on statistics to ${gateway};
grant select, insert on statistics_row to ${gateway};

-- Pseudonyms.
grant select, insert, delete on pseudonym_index.minted to ${gateway};
grant select, insert, delete on pseudonym_index.received to ${gateway};
grant select, insert, update (epoch, begun_at) on pseudonym_index.relation_epoch to ${gateway};

-- Which migrations were applied.
grant select on flyway_schema_history to ${gateway};

-- The triggers look at the tables of the trail, and not at temporary ones of the same name, or functions in front of them.
alter function trail_refuse() set search_path = pg_catalog, public, pg_temp;
alter function trail_pending_leaves() set search_path = pg_catalog, public, pg_temp;
alter function trail_tile_grows() set search_path = pg_catalog, public, pg_temp;
alter function trail_log_follows() set search_path = pg_catalog, public, pg_temp;
alter function trail_stall_ends() set search_path = pg_catalog, public, pg_temp;
alter function witness_state_grows() set search_path = pg_catalog, public, pg_temp;
