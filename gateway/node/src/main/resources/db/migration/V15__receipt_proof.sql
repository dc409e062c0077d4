-- Peers prove that the receipts they gave are on their trails, and compare once a day which receipts they gave each other. A receipt that is still
-- to be proven is in the partial index; receipts from before are never asked for.

alter table receipt add column proof_due_at timestamptz;
alter table receipt add column proof_attempts integer not null default 0 check (proof_attempts >= 0);
comment on column receipt.proof_due_at is 'When its proof is asked for next; null: it is kept, or none is asked for';
comment on column receipt.proof_attempts is 'How often it was asked for in vain';
comment on column receipt.stored_at is 'Time that the receipt states; a day''s ledger counts it by this';

create index receipt_unproven on receipt (proof_due_at) where proof_due_at is not null;
create index receipt_of_day on receipt (stored_at);

create table receipt_proof (
    receipt_sha256 bytea primary key check (octet_length(receipt_sha256) = 32),
    message_id uuid not null,
    event text not null,
    proof text not null,
    kept_at timestamptz not null
);

comment on table receipt_proof is 'Proofs that receipts of peers are on the trails of those peers (C2SP tlog-proof), verified';
comment on column receipt_proof.receipt_sha256 is 'SHA-256 of the receipt, as the peer''s entry names it';
comment on column receipt_proof.message_id is 'The message, as in receipt';
comment on column receipt_proof.event is 'Event the receipt states';
comment on column receipt_proof.proof is 'The proof with the entry it is about, byte for byte';
comment on column receipt_proof.kept_at is 'When';

create table peer_ledger (
    peer text not null,
    day date not null,
    ledger_sha256 bytea not null check (octet_length(ledger_sha256) = 32),
    agreed boolean not null,
    compared_at timestamptz not null,
    primary key (peer, day)
);

create index peer_ledger_differing on peer_ledger (day) where not agreed;

comment on table peer_ledger is 'What came of comparing the receipts of a day with a peer';
comment on column peer_ledger.peer is 'The other node';
comment on column peer_ledger.day is 'Day in UTC';
comment on column peer_ledger.ledger_sha256 is 'SHA-256 of the ledger of this node';
comment on column peer_ledger.agreed is 'Whether the ledger of the peer was the same';
comment on column peer_ledger.compared_at is 'When';
