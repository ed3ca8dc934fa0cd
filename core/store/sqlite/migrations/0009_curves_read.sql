-- SPDX-License-Identifier: GPL-3.0-or-later
-- Files of these formats were once read without their curves, by importers of the same revision. The revision
-- was raised since; a file whose curves are here need not be read again.

UPDATE source_file SET importer_revision = importer_revision + 1
  WHERE format IN ('carbontracker_events', 'experiment_impact_tracker', 'huggingface_trainer_state', 'intel_power_gadget', 'jetson',
    'keras_csv', 'llama_bench', 'mlperf_training', 'nvidia_smi', 'powerjoular',
    'powermetrics', 'wandb_csv', 'zeus')
  AND EXISTS (SELECT 1 FROM series WHERE record_id BETWEEN source_file.first_record AND source_file.last_record);
