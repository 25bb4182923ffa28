-- @req CRM-001
-- 手机号去重：先把重复线索的跟进记录并到最早的一条上，再加唯一约束。

UPDATE follow_up AS f
SET lead_id = kept.id
FROM lead AS l
JOIN (SELECT phone, MIN(id) AS id FROM lead GROUP BY phone) AS kept ON kept.phone = l.phone
WHERE f.lead_id = l.id AND l.id <> kept.id;

DELETE FROM lead AS l
USING (SELECT phone, MIN(id) AS id FROM lead GROUP BY phone) AS kept
WHERE kept.phone = l.phone AND l.id <> kept.id;

ALTER TABLE lead ADD CONSTRAINT lead_phone_unique UNIQUE (phone);
