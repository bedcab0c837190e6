using System.Globalization;
using System.Text;
using IntegrationHub.Catalogue.V1;
using IntegrationHub.Communes.V1;
using IntegrationHub.Filings.V1;

namespace IntegrationHub.Cli.Demo;

/// <summary>Makes the filings of a demonstration: every commune in turn, procedures and people drawn from the seed.</summary>
internal static class DemoFilings
{
    private const int MostDocumentBytes = 64 * 1024;

    public static IReadOnlyList<DemoFiling> Make(IReadOnlyList<Commune> communes, IReadOnlyList<Procedure> procedures, DemoPlan plan, DateOnly today)
    {
        if (communes.Count == 0 || procedures.Count == 0)
        {
            throw new InvalidDataException("The hub lists no communes or no procedures: its reference data is missing.");
        }

        var random = new Random(plan.Seed);
        var applicants = new DemoApplicants(random, today);
        return [.. Enumerable.Range(0, plan.Filings).Select(number =>
            Make(number, communes[number % communes.Count], procedures[random.Next(procedures.Count)], applicants, random))];
    }

    private static DemoFiling Make(int number, Commune commune, Procedure procedure, DemoApplicants applicants, Random random)
    {
        var filing = new Filing
        {
            Procedure = procedure.Name,
            Channel = PickChannel(procedure, random),
            CommuneReference = string.Create(CultureInfo.InvariantCulture, $"DEMO-{commune.Code}-{number + 1:D5}"),
            ResultDelivery = ResultDelivery.AtDesk,
        };
        filing.Applicants.Add(applicants.Next(commune.Name));
        filing.Components.AddRange(procedure.Components.Where(component => component.RequirementGroup > 0).DistinctBy(component => component.RequirementGroup).Select(Paper));
        // One in eight carries a scanned document as well.
        var document = random.Next(8) == 0 ? Document(number, random) : null;
        if (document is not null && filing.Components.Count == 0)
        {
            filing.Components.Add(new FilingComponent { DisplayName = "Tờ khai" });
        }

        return new DemoFiling(new SubmitFilingRequest { Parent = commune.Name, Filing = filing }, procedure, document, PickPath(random));
    }

    private static Channel PickChannel(Procedure procedure, Random random)
    {
        var offered = procedure.Channels.Select(channel => channel.Channel).Distinct().ToList();
        return offered.Count == 0 ? Channel.Direct : offered[random.Next(offered.Count)];
    }

    private static DemoPath PickPath(Random random) => random.Next(100) switch
    {
        < 60 => DemoPath.Submitted,
        < 78 => DemoPath.InProcess,
        < 86 => DemoPath.Supplemented,
        _ => DemoPath.Completed,
    };

    private static FilingComponent Paper(ProcedureComponent component) => new()
    {
        Code = component.Code,
        PaperOriginals = component is { Originals: 0, Copies: 0 } ? 1 : component.Originals,
        PaperCopies = component.Copies,
    };

    // Enough of a PDF for a viewer to know the type, padded as a scan would be.
    private static byte[] Document(int number, Random random)
    {
        var content = new byte[random.Next(2_000, MostDocumentBytes)];
        random.NextBytes(content);
        Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"%PDF-1.7\n%demonstration {number:D6}\n")).CopyTo(content, 0);
        "%%EOF\n"u8.CopyTo(content.AsSpan(content.Length - 6));
        return content;
    }
}
