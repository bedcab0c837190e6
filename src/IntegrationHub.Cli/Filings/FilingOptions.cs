using System.CommandLine;
using System.CommandLine.Parsing;
using Google.Protobuf;
using Google.Type;
using IntegrationHub.Catalogue.V1;
using IntegrationHub.Cli.Output;
using IntegrationHub.Filings.V1;

namespace IntegrationHub.Cli.Filings;

/// <summary>The options a filing is made of, and the filing they make.</summary>
internal sealed class FilingOptions
{
    private readonly Option<string> commune = new("--commune") { Description = "The receiving commune.", HelpName = "CODE" };
    private readonly Option<string> json = new("--json") { Description = "The filing as protobuf JSON, from a file or from - (standard input).", HelpName = "FILE|-" };
    private readonly Option<string> procedure = new("--procedure") { Description = "National procedure code. Example: 1.001193", HelpName = "CODE" };
    private readonly Option<string> applicant = new("--applicant") { Description = "Full name of the owner of the filing.", HelpName = "NAME" };
    private readonly Option<string> personalId = new("--personal-id") { Description = "The owner's personal identification number, 12 digits.", HelpName = "NUMBER" };
    private readonly Option<Date?> birthDate = ArgumentText.DateOption("--birth-date", "The owner's birth date.");
    private readonly Option<Sex> sex = ArgumentText.EnumOption<Sex>("--sex", "The owner's sex.");
    private readonly Option<string> competent = new("--competent") { Description = "The commune that resolves it. Default: the receiving one.", HelpName = "CODE", DefaultValueFactory = _ => "" };
    private readonly Option<Channel> channel = ArgumentText.EnumOption<Channel>("--channel", "How it was handed in. Default: direct.");
    private readonly Option<string[]> components = new("--component") { Description = "A document handed over on paper; may be repeated.", HelpName = "CODE", DefaultValueFactory = _ => [] };
    private readonly Option<string[]> attach = new("--attach") { Description = "A document as a file; may be repeated.", HelpName = "CODE=FILE", DefaultValueFactory = _ => [] };
    private readonly Option<string> summary = new("--summary") { Description = "What it is about. Default: the procedure's name.", HelpName = "TEXT", DefaultValueFactory = _ => "" };

    public void AddTo(Command command)
    {
        attach.Validators.Add(CheckAttachments);
        foreach (var option in (Option[])[commune, json, procedure, applicant, personalId, birthDate, sex, competent, channel, components, attach, summary])
        {
            command.Add(option);
        }

        command.Validators.Add(Check);
    }

    /// <summary>The filing of the options, or of the JSON they name. Attachments are not in it yet.</summary>
    public async Task<Filing> ReadAsync(ParseResult parsed, TextReader input, CancellationToken cancellationToken) => parsed.GetValue(json) switch
    {
        null => FromOptions(parsed),
        "-" => JsonParser.Default.Parse<Filing>(await input.ReadToEndAsync(cancellationToken)),
        var file => JsonParser.Default.Parse<Filing>(await File.ReadAllTextAsync(file, cancellationToken)),
    };

    /// <summary>The receiving commune's name: the option's, else the JSON's.</summary>
    public string Parent(ParseResult parsed, Filing filing) => parsed.GetValue(commune) is { } code
        ? ArgumentText.Name("communes", code)
        : filing.ReceivingCommune is { Length: > 0 } named
            ? named
            : throw new UsageException("The JSON has no receivingCommune; name one with --commune.");

    public IEnumerable<(string Component, string File)> Attachments(ParseResult parsed) =>
        parsed.GetRequiredValue(attach).Select(pair => (pair[..pair.IndexOf('=', StringComparison.Ordinal)], pair[(pair.IndexOf('=', StringComparison.Ordinal) + 1)..]));

    private Filing FromOptions(ParseResult parsed)
    {
        var owner = new Applicant
        {
            Kind = ApplicantKind.Individual,
            FullName = parsed.GetRequiredValue(applicant),
            Identification = new Identification { Kind = IdentificationKind.PersonalId, Number = parsed.GetRequiredValue(personalId) },
            BirthDate = parsed.GetValue(birthDate),
            Sex = parsed.GetValue(sex),
        };
        var filing = new Filing
        {
            Procedure = ArgumentText.Name("procedures", parsed.GetRequiredValue(procedure)),
            Channel = parsed.GetValue(channel) is var chosen and not Channel.Unspecified ? chosen : Channel.Direct,
            Summary = parsed.GetValue(summary),
            CompetentCommune = parsed.GetValue(competent) is { Length: > 0 } code ? ArgumentText.Name("communes", code) : "",
        };
        filing.Applicants.Add(owner);
        filing.Components.AddRange(parsed.GetRequiredValue(components).Select(component => new FilingComponent { Code = component, PaperOriginals = 1 }));
        return filing;
    }

    private void Check(CommandResult result)
    {
        Option[] needed = [commune, procedure, applicant, personalId];
        Option[] ofTheFiling = [procedure, applicant, personalId, birthDate, sex, competent, channel, components, summary];
        if (result.GetResult(json) is null)
        {
            foreach (var option in needed.Where(option => result.GetResult(option) is null))
            {
                result.AddError($"{option.Name} is required (or --json with the whole filing).");
            }
        }
        else if (ofTheFiling.FirstOrDefault(option => result.GetResult(option) is { Implicit: false }) is { } second)
        {
            result.AddError($"{second.Name} and --json exclude each other: the JSON holds the whole filing.");
        }
    }

    private static void CheckAttachments(OptionResult result)
    {
        foreach (var token in result.Tokens.Where(token => token.Value.IndexOf('=', StringComparison.Ordinal) is <= 0))
        {
            result.AddError($"--attach {token.Value}: expected CODE=FILE.");
        }
    }
}
