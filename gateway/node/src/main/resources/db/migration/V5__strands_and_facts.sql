-- Two parties may speak of one case under several references: about the person, about capacity without a person, with a consular office that must
-- not learn of the rest. And a case remembers what its gates need from message to message.

alter table case_relation add column strand text not null default 'CASE' check (strand in ('CASE', 'QUERY', 'CONSULAR', 'AUDIT'));
alter table case_relation alter column strand drop default;
alter table case_relation drop constraint case_relation_pkey;
alter table case_relation add primary key (case_id, peer, strand);

comment on column case_relation.strand is 'What the two speak of under the reference: the case, a query without a person, a travel document, an audit';

alter table case_file add column encrypted_facts bytea;

comment on column case_file.encrypted_facts is 'Codes and days the gates remember of earlier messages, under the data key of the case; null: none yet';

alter table parked add column reference text;
update parked p set reference = m.case_reference from message m where m.message_id = p.message_id and m.direction = 'IN';
alter table parked alter column reference set not null;
drop index parked_place;
alter table parked drop column peer;
create index parked_place on parked (case_id, reference, sequence);

comment on column parked.reference is 'Pairwise reference under which the message came';
