-- What each event counts, kept ready with the events themselves: the registers of transfers, deployments and aid ask for it of every event.
DROP VIEW v_numbers;
CREATE VIEW v_numbered AS
SELECT *, CASE WHEN NOT uncertain THEN printf('%.12g', best) WHEN low < high THEN '(' || printf('%.12g', low) || '–' || printf('%.12g', high) || ')'
  ELSE '(' || printf('%.12g', best) || ')' END AS number
FROM (
  SELECT event, group_concat(DISTINCT unit) AS unit, kind, min(coalesce(low, high)) AS low, max(coalesce(high, low)) AS high,
    (SELECT coalesce(b.low, b.high) FROM v_counted b WHERE b.event = n.event AND b.thing = n.thing
      GROUP BY coalesce(b.low, b.high) ORDER BY count(DISTINCT b.origin) DESC, count(*) DESC, 1 LIMIT 1) AS best,
    count(DISTINCT coalesce(low, high)) > 1 OR max(hedge IS NOT NULL) OR max(modifier IS NOT NULL) OR max(low IS NOT high) AS uncertain,
    group_concat(DISTINCT words) AS words
  FROM v_counted n GROUP BY event, thing
);

CREATE TABLE event_numbers (
  event TEXT NOT NULL REFERENCES events (id) ON DELETE CASCADE, unit TEXT, kind TEXT, low ANY, high ANY, best ANY, uncertain INTEGER, words TEXT,
  number TEXT
) STRICT;
CREATE INDEX event_numbers_event ON event_numbers (event);
INSERT INTO event_numbers SELECT event, unit, kind, low, high, best, uncertain, words, number FROM v_numbered;
CREATE VIEW v_numbers AS SELECT * FROM event_numbers;
