-- What independent origins agree on in each event, kept with the event.
ALTER TABLE events ADD COLUMN agreed TEXT NOT NULL DEFAULT '[]';
