using System.Globalization;
using IntegrationHub.Benchmarks.Stage;
using IntegrationHub.Storage;
using IntegrationHub.Storage.Cluster;

namespace IntegrationHub.Benchmarks.Submit;

/// <summary>The yardstick: PostgreSQL's own load program writes the rows of SubmitFiling into a database of the same schema.</summary>
internal sealed class Pgbench
{
    private const string Database = "pgbench";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly BenchmarkStage stage;
    private readonly string program;
    private readonly string[] common;
    private int run;

    private Pgbench(BenchmarkStage stage, string program, string[] common) => (this.stage, this.program, this.common) = (stage, program, common);

    public static async Task<Pgbench> PrepareAsync(BenchmarkStage stage, SampleRow sample, CancellationToken cancellationToken)
    {
        await using (var storage = await stage.CreateDatabaseAsync(Database, cancellationToken))
        {
            await storage.MigrateAsync(HubMigrations.Steps, cancellationToken);
        }

        var statements = await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "Submit", "submit.sql"), cancellationToken);
        await File.WriteAllTextAsync(Script(stage.Scratch, pipelined: false), statements, cancellationToken);
        // One round trip for the whole transaction, which is the least there can be.
        var pipelined = statements.Replace("BEGIN;", "\\startpipeline\nBEGIN;", StringComparison.Ordinal)
            .Replace("END;", "END;\n\\endpipeline", StringComparison.Ordinal);
        await File.WriteAllTextAsync(Script(stage.Scratch, pipelined: true), pipelined, cancellationToken);
        string[] common =
        [
            "--host", stage.Sockets, "--username", ClusterSettings.Role, "--no-vacuum", "--protocol", "prepared", "--log",
            "-D", "day=2026-03-02", "-D", "counter=0", "-D", $"key={Hex(sample.Key)}", "-D", $"content={Hex(sample.Content)}", "-D", $"answer={Hex(sample.Answer)}", "-D", $"evidence={Hex(sample.Evidence)}",
            "-D", $"fingerprint={Hex(new byte[32])}",
        ];
        return new Pgbench(stage, await FindAsync(cancellationToken), common);
    }

    public async Task<Figures> RunAsync(int clients, int communes, TimeSpan length, bool pipelined, CancellationToken cancellationToken)
    {
        run++;
        var prefix = $"pgbench-{run}";
        string[] arguments =
        [
            .. common, "-D", $"run={run}", "-D", $"communes={communes}",
            "--client", Text(clients), "--jobs", Text(Math.Min(clients, Environment.ProcessorCount)), "--time", Text((int)length.TotalSeconds),
            "--log-prefix", Path.Combine(stage.Scratch, prefix), "--file", Script(stage.Scratch, pipelined), Database,
        ];
        var serverCpu = stage.Cpu;
        var outcome = await SystemCommand.RunAsync(["env", "PGOPTIONS=-c search_path=hub", program, .. arguments], length + Patience, cancellationToken);
        if (!outcome.Succeeded || !outcome.Output.Contains("number of failed transactions: 0 ", StringComparison.Ordinal))
        {
            throw new InvalidDataException($"pgbench failed:\n{outcome.Output}");
        }

        var files = Directory.GetFiles(stage.Scratch, prefix + ".*");
        // A line a transaction, of which the third word is its time in microseconds.
        var milliseconds = files.SelectMany(File.ReadLines)
            .Select(line => double.Parse(line.Split(' ')[2], CultureInfo.InvariantCulture) / 1000).ToList();
        Array.ForEach(files, File.Delete);
        return Figures.Of(milliseconds, length) with { ServerCpu = (stage.Cpu - serverCpu) / milliseconds.Count };
    }

    private static async Task<string> FindAsync(CancellationToken cancellationToken)
    {
        var found = await PostgresBinaries.FindAllAsync(null, Environment.GetEnvironmentVariable("PATH") ?? "", "/", cancellationToken);
        return found.Select(binaries => Path.Combine(binaries.Folder, "pgbench")).FirstOrDefault(File.Exists)
            ?? throw new FileNotFoundException("There is no pgbench beside any PostgreSQL; on Debian it is in postgresql-contrib's or the server's package.");
    }

    private static string Script(string folder, bool pipelined) => Path.Combine(folder, pipelined ? "pipelined.sql" : "plain.sql");

    private static string Hex(byte[] bytes) => "\\x" + Convert.ToHexStringLower(bytes);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
