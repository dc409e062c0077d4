-- The last trail entry of each message: the next entry names it, so that the events of a message are a chain of their own.
CREATE TABLE trail_head (
    message_id uuid PRIMARY KEY,
    leaf_hash  bytea NOT NULL CHECK (octet_length(leaf_hash) = 32)
);
COMMENT ON TABLE trail_head IS 'Last trail entry of each message';
COMMENT ON COLUMN trail_head.message_id IS 'Message (UUIDv7)';
COMMENT ON COLUMN trail_head.leaf_hash IS 'RFC 6962 leaf hash of its last entry, 32 bytes';
