package org.quartermaster.learning.boosting;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;

/** The binary form of a boosted model: magic, version, record, features, nodes. Big-endian, no Java serialisation. */
final class ModelFormat {

    private static final int MAGIC = 0x514D4254; // "QMBT"
    private static final int VERSION = 1;
    private static final int MOST_NODES = 50_000_000;

    private ModelFormat() {
    }

    static void write(BoostedModel model, OutputStream stream) throws IOException {
        DataOutputStream out = new DataOutputStream(stream);
        out.writeInt(MAGIC);
        out.writeInt(VERSION);
        writeRecord(model.record(), out);
        out.writeInt(model.features().size());
        for (String feature : model.features()) {
            out.writeUTF(feature);
        }
        out.writeDouble(model.intercept());
        writeTrees(model.trees(), out);
        out.writeInt(MAGIC);
        out.flush();
    }

    static BoostedModel read(InputStream stream) throws IOException {
        DataInputStream in = new DataInputStream(stream);
        expect(in.readInt() == MAGIC, "This is not a boosted model.");
        int version = in.readInt();
        expect(version == VERSION, "The model has format %d, known is %d. Maybe a newer program wrote it.".formatted(version, VERSION));
        try {
            return readBody(in);
        } catch (IllegalArgumentException damaged) {
            throw new IOException("The model file is damaged: " + damaged.getMessage(), damaged);
        }
    }

    private static BoostedModel readBody(DataInputStream in) throws IOException {
        TrainingRecord record = readRecord(in);
        int width = in.readInt();
        expect(width >= 0 && width <= 100_000, "The model file is damaged: %d features.".formatted(width));
        List<String> features = new ArrayList<>();
        for (int f = 0; f < width; f++) {
            features.add(in.readUTF());
        }
        double intercept = in.readDouble();
        Trees trees = readTrees(in, width);
        expect(in.readInt() == MAGIC, "The model file is damaged at its end.");
        return new BoostedModel(features, intercept, trees, record);
    }

    private static void writeRecord(TrainingRecord record, DataOutputStream out) throws IOException {
        BoostingOptions o = record.options();
        writeObjective(o.objective(), out);
        for (int number : new int[] {o.rounds(), o.leaves(), o.maxBins(), o.minRowsInLeaf(), o.patience(), o.threads(), o.engine().ordinal()}) {
            out.writeInt(number);
        }
        for (double number : new double[] {o.learningRate(), o.l2(), o.rowShare(), o.columnShare()}) {
            out.writeDouble(number);
        }
        out.writeLong(o.seed());
        out.writeInt(record.rows());
        out.writeInt(record.validationRows());
        out.writeInt(record.trees());
        out.writeDouble(record.validationLoss());
        out.writeDouble(record.baselineLoss());
        out.writeDouble(record.seconds());
    }

    private static TrainingRecord readRecord(DataInputStream in) throws IOException {
        Objective objective = readObjective(in);
        int[] whole = {in.readInt(), in.readInt(), in.readInt(), in.readInt(), in.readInt(), in.readInt(), in.readInt()};
        double[] real = {in.readDouble(), in.readDouble(), in.readDouble(), in.readDouble()};
        expect(whole[6] >= 0 && whole[6] < Engine.values().length, "The model file is damaged: engine %d.".formatted(whole[6]));
        BoostingOptions options = new BoostingOptions(objective, whole[0], whole[1], real[0], whole[2], whole[3], real[1], real[2], real[3], whole[4], whole[5],
                in.readLong(), Engine.values()[whole[6]]);
        return new TrainingRecord(options, in.readInt(), in.readInt(), in.readInt(), in.readDouble(), in.readDouble(), in.readDouble());
    }

    private static void writeObjective(Objective objective, DataOutputStream out) throws IOException {
        switch (objective) {
            case Objective.Squared _ -> write(out, 'S', 0);
            case Objective.Pinball pinball -> write(out, 'Q', pinball.level());
            case Objective.Poisson _ -> write(out, 'P', 0);
            case Objective.Tweedie tweedie -> write(out, 'T', tweedie.power());
        }
    }

    private static void write(DataOutputStream out, char kind, double parameter) throws IOException {
        out.writeChar(kind);
        out.writeDouble(parameter);
    }

    private static Objective readObjective(DataInputStream in) throws IOException {
        char kind = in.readChar();
        double parameter = in.readDouble();
        return switch (kind) {
            case 'S' -> new Objective.Squared();
            case 'Q' -> new Objective.Pinball(parameter);
            case 'P' -> new Objective.Poisson();
            case 'T' -> new Objective.Tweedie(parameter);
            default -> throw new IOException("The model file is damaged: objective \"%s\".".formatted(kind));
        };
    }

    private static void writeTrees(Trees trees, DataOutputStream out) throws IOException {
        out.writeInt(trees.size());
        out.writeInt(trees.nodes());
        for (int root : trees.roots()) {
            out.writeInt(root);
        }
        for (int n = 0; n < trees.nodes(); n++) {
            out.writeInt(trees.feature()[n]);
            out.writeInt(trees.cover()[n]);
            if (trees.feature()[n] >= 0) {
                out.writeFloat(trees.threshold()[n]);
                out.writeInt(trees.left()[n]);
                out.writeBoolean(trees.missingLeft()[n]);
            } else {
                out.writeDouble(trees.value()[n]);
            }
        }
    }

    private static Trees readTrees(DataInputStream in, int width) throws IOException {
        int size = in.readInt();
        int nodes = in.readInt();
        expect(size >= 0 && nodes >= size && nodes <= MOST_NODES, "The model file is damaged: %d trees of %d nodes.".formatted(size, nodes));
        Trees trees = new Trees(new int[size], new int[nodes], new float[nodes], new int[nodes], new boolean[nodes], new double[nodes], new int[nodes]);
        for (int t = 0; t < size; t++) {
            trees.roots()[t] = in.readInt();
            expect(trees.roots()[t] >= 0 && trees.roots()[t] < nodes, "The model file is damaged: tree %d.".formatted(t));
        }
        for (int n = 0; n < nodes; n++) {
            readNode(trees, n, width, in);
        }
        return trees;
    }

    private static void readNode(Trees trees, int n, int width, DataInputStream in) throws IOException {
        int feature = in.readInt();
        trees.feature()[n] = feature;
        trees.cover()[n] = in.readInt();
        if (feature >= 0) {
            trees.threshold()[n] = in.readFloat();
            trees.left()[n] = in.readInt();
            trees.missingLeft()[n] = in.readBoolean();
            expect(feature < width && trees.left()[n] > n && trees.left()[n] + 1 < trees.nodes(), "The model file is damaged: node %d.".formatted(n));
        } else {
            trees.value()[n] = in.readDouble();
        }
    }

    private static void expect(boolean holds, String message) throws IOException {
        if (!holds) {
            throw new IOException(message);
        }
    }
}
