using IntegrationHub.Catalogue.V1;
using IntegrationHub.Cli.Demo;
using IntegrationHub.Communes.V1;

namespace IntegrationHub.Cli.Tests.Demo;

public class DemoFilingsTests
{
    private static readonly DateOnly Today = new(2026, 11, 24);

    [Fact]
    public void The_same_seed_gives_the_same_filings_and_another_gives_others()
    {
        var first = Make(50, seed: 1);

        Assert.Equal(first.Select(filing => filing.Request), Make(50, seed: 1).Select(filing => filing.Request));
        Assert.Equal(first.Select(filing => filing.Document), Make(50, seed: 1).Select(filing => filing.Document));
        Assert.NotEqual(first.Select(filing => filing.Request), Make(50, seed: 2).Select(filing => filing.Request));
    }

    [Fact]
    public void Every_commune_has_its_turn()
    {
        var filings = Make(248, seed: 1);

        var perCommune = filings.CountBy(filing => filing.Request.Parent).Select(pair => pair.Value).ToList();
        Assert.Equal(124, perCommune.Count);
        Assert.All(perCommune, count => Assert.Equal(2, count));
    }

    [Fact]
    public void Of_components_that_stand_for_each_other_one_is_there_and_no_optional_one()
    {
        var filings = Make(200, seed: 1);

        var underBirths = filings.Where(filing => filing.Procedure.Name == "procedures/1.001193").ToList();
        Assert.NotEmpty(underBirths);
        Assert.All(underBirths, filing =>
            Assert.Equal(["A", "C"], filing.Request.Filing.Components.Select(component => component.Code)));
    }

    [Fact]
    public void A_procedure_is_filed_on_a_channel_it_offers()
    {
        var filings = Make(200, seed: 1);

        Assert.All(filings.Where(filing => filing.Procedure.Channels.Count > 0), filing =>
            Assert.Contains(filing.Request.Filing.Channel, filing.Procedure.Channels.Select(channel => channel.Channel)));
        Assert.All(filings.Where(filing => filing.Procedure.Channels.Count == 0), filing =>
            Assert.Equal(Channel.Direct, filing.Request.Filing.Channel));
    }

    [Fact]
    public void A_document_has_a_component_to_go_with()
    {
        var withDocument = Make(500, seed: 1).Where(filing => filing.Document is not null).ToList();

        Assert.NotEmpty(withDocument);
        Assert.All(withDocument, filing => Assert.NotEmpty(filing.Request.Filing.Components));
        Assert.All(withDocument, filing => Assert.Equal("%PDF"u8.ToArray(), filing.Document![..4]));
    }

    [Fact]
    public void Every_path_is_taken_by_some()
    {
        var paths = Make(500, seed: 68).CountBy(filing => filing.Path).ToDictionary();

        Assert.Equal(4, paths.Count);
        Assert.True(paths[DemoPath.Submitted] > paths[DemoPath.Completed]);
    }

    [Fact]
    public void A_hub_without_reference_data_is_told_of()
    {
        var plan = new DemoPlan(1, 1, Keep: false, TimeSpan.FromMinutes(2));

        Assert.Throws<InvalidDataException>(() => DemoFilings.Make([], [], plan, Today));
    }

    private static IReadOnlyList<DemoFiling> Make(int count, int seed)
    {
        var communes = Enumerable.Range(24700, 124).Select(code => new Commune { Name = $"communes/{code}", Code = $"{code}" }).ToList();
        Procedure[] procedures =
        [
            new()
            {
                Name = "procedures/1.001193",
                Channels = { new ProcedureChannel { Channel = Channel.Online }, new ProcedureChannel { Channel = Channel.Post } },
                Components =
                {
                    new ProcedureComponent { Code = "A", Required = true, RequirementGroup = 1 },
                    new ProcedureComponent { Code = "B" },
                    new ProcedureComponent { Code = "C", RequirementGroup = 2 },
                    new ProcedureComponent { Code = "D", RequirementGroup = 2 },
                },
            },
            new() { Name = "procedures/2.000815" },
        ];
        return DemoFilings.Make(communes, procedures, new DemoPlan(count, seed, Keep: false, TimeSpan.FromMinutes(2)), Today);
    }
}
