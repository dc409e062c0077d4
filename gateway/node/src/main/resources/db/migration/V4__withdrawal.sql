-- What a person took back, whether or not it had been given as far as this node knew: a consent that was written down before and is handed
-- in afterwards must not count.

create table withdrawal (
    id bigint generated always as identity primary key,
    case_id uuid not null references case_file (id),
    purpose text,
    category text,
    withdrawn_on date not null
);

create index withdrawal_of_case on withdrawal (case_id);

comment on table withdrawal is 'What was withdrawn in a case; it holds against every consent that begins no later';
comment on column withdrawal.id is 'Row number';
comment on column withdrawal.case_id is 'The case';
comment on column withdrawal.purpose is 'Purpose of consent; null: every purpose';
comment on column withdrawal.category is 'Category of data; null: every category';
comment on column withdrawal.withdrawn_on is 'Day of withdrawal';
