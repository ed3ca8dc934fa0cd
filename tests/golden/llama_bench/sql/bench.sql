CREATE TABLE IF NOT EXISTS llama_bench (
  build_commit TEXT,
  model_filename TEXT,
  n_prompt INTEGER,
  n_gen INTEGER,
  avg_ns INTEGER,
  avg_ts REAL,
  stddev_ts REAL
);

INSERT INTO llama_bench (build_commit, model_filename, n_prompt, n_gen, avg_ns, avg_ts, stddev_ts) VALUES ('3469684', 'models/it''s, tiny-Q8_0.gguf', '512', '0', '212155977', '2413.341687', '8.305961');
INSERT INTO llama_bench (build_commit, model_filename, n_prompt, n_gen, avg_ns, avg_ts, stddev_ts) VALUES ('3469684', 'models/tiny-Q8_0.gguf', '0', '128', '969320879', '132.052051');
INSERT INTO llama_bench (build_commit, model_filename, n_prompt, n_gen, avg_ns, avg_ts, stddev_ts) VALUES ('3469684', 'models/tiny-Q8_0.gguf', '0', '12
