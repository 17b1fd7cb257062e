-- The orders in which events are listed, so that the first page of many thousands reads as much as that of ten.
CREATE INDEX events_date ON events (since IS NULL, since, first, key);
CREATE INDEX events_newest ON events (since DESC, last DESC, key);
CREATE INDEX events_origins ON events (origins DESC, tellings DESC, key);
CREATE INDEX events_disputes ON events (disputes DESC, origins DESC, key);
CREATE INDEX events_place ON events (place);
