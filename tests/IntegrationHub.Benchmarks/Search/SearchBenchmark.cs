using System.Diagnostics;
using System.Globalization;
using IntegrationHub.Catalogue;
using IntegrationHub.Catalogue.Search;

namespace IntegrationHub.Benchmarks.Search;

/// <summary>How long a search takes in a catalogue as large as the whole country's, against one as it is here.</summary>
internal sealed class SearchBenchmark(TextWriter output, int procedures)
{
    private const int Searches = 5000;
    private const int Seed = 68;

    private static readonly string[] Queries =
    [
        "độc thân", "lay vo", "mất", "làm giấy khai sinh cho con", "ddawng kys keets hoon", "mat so do", "hộ chiếu", "thuongg tru",
        "hỗ trợ chi phí mai táng cho đối tượng bảo trợ xã hội", "giấy phép", "đăng ký lại", "asdfghjkl qwertyuiop",
    ];

    public async Task RunAsync()
    {
        var real = ProcedureReference.Read();
        var small = Measure(new ProcedureIndex(real));
        var large = Measure(new ProcedureIndex(Enlarge(real)));
        await output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"Search in {real.Count} procedures: p50 {small.Median.TotalMilliseconds:0.00} ms, p99 {small.Slow.TotalMilliseconds:0.00} ms; in {procedures}: p50 {large.Median.TotalMilliseconds:0.00} ms, p99 {large.Slow.TotalMilliseconds:0.00} ms; ratio of the p99 {large.Slow / small.Slow:0.0}."));
    }

    private static Figures Measure(ProcedureIndex index)
    {
        var milliseconds = new List<double>();
        for (var i = -Searches; i < Searches; i++)
        {
            var start = Stopwatch.GetTimestamp();
            index.Find(Queries[(i + Searches) % Queries.Length], 10);
            // The first half lets the runtime compile.
            if (i >= 0)
            {
                milliseconds.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            }
        }

        return Figures.Of(milliseconds, TimeSpan.FromMilliseconds(milliseconds.Sum()));
    }

    // Names as the country's are: the words of some real name, and some of another.
    private List<Procedure> Enlarge(List<Procedure> real)
    {
        var random = new Random(Seed);
        var more = Enumerable.Range(real.Count, procedures - real.Count).Select(number =>
        {
            var (one, other) = (real[random.Next(real.Count)], real[random.Next(real.Count)]);
            var words = other.Name.Split(' ');
            return one with { Code = $"9.{number:000000}", Name = $"{one.Name} {string.Join(' ', words.Take(random.Next(1, words.Length + 1)))}" };
        });
        return [.. real, .. more];
    }
}
