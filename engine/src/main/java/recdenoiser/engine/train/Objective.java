package recdenoiser.engine.train;

import recdenoiser.engine.batch.BatchAssembler;
import recdenoiser.engine.batch.TokenBatch;
import recdenoiser.engine.denoise.DenoiserSettings;
import recdenoiser.engine.denoise.DenoiserSettings.Reduction;
import recdenoiser.engine.model.Pass.StepDraws;
import recdenoiser.engine.settings.SettingGroups;
import recdenoiser.engine.train.TrainingSettings.DecayKind;
import recdenoiser.engine.train.TrainingSettings.LossReduction;

/** How the losses of tokens and the Jacobians' norms enter the objective of a step. */
record Objective(TrainingSettings training, DenoiserSettings denoiser) {

  static Objective of(SettingGroups settings) {
    return new Objective(
        settings.get(TrainingSettings.class), settings.get(DenoiserSettings.class));
  }

  /** Of a batch that is laid out. */
  ShardRunner.Step step(TokenBatch batch, BatchAssembler assembler, StepLosses losses, long step) {
    double perToken = 1.0 / Math.max(1, assembler.predictions(batch));
    double perSequence = 1.0 / batch.sequences();
    double lossWeight = training.lossReduction() == LossReduction.TOKEN ? perToken : perSequence;
    double jacobianWeight =
        denoiser.jacobianPenalty()
            * (denoiser.jacobianReduction() == Reduction.TOKEN ? perToken : perSequence);
    return new ShardRunner.Step(
        batch, losses, new StepDraws(training.seed(), step), lossWeight, jacobianWeight);
  }

  boolean penalisesWeights() {
    return training.weightDecay() > 0 && training.decayKind() == DecayKind.L2;
  }

  boolean penalisesJacobians() {
    return denoiser.jacobianPenalty() > 0;
  }
}
