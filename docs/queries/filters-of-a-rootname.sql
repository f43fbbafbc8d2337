-- Through which filters was one observation taken? Both wheels are named, in their order. The key of
-- an exposure has eight characters: the ninth tells how it was transmitted, and may change.
SELECT rootname, detector, filters
FROM observations
WHERE rootname = 'jbqx04ft';
