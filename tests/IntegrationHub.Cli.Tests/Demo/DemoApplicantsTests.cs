using CsCheck;
using IntegrationHub.Cli.Demo;
using IntegrationHub.Filings.V1;

namespace IntegrationHub.Cli.Tests.Demo;

public class DemoApplicantsTests
{
    private static readonly DateOnly Today = new(2026, 11, 24);

    [Fact]
    public void Every_personal_id_agrees_with_birth_year_sex_and_a_province_of_birth()
    {
        Gen.Int.Select(seed => new DemoApplicants(new Random(seed), Today).Next("communes/24781")).Sample(applicant =>
        {
            var id = applicant.Identification.Number;
            var century = applicant.BirthDate.Year < 2000 ? 0 : 2;
            return applicant.Identification.Kind == IdentificationKind.PersonalId
                && id.Length == 12
                && id.All(char.IsAsciiDigit)
                && id[..3] is "068" or "067" or "060"
                && id[3] - '0' == century + (applicant.Sex == Sex.Female ? 1 : 0)
                && int.Parse(id[4..6]) == applicant.BirthDate.Year % 100;
        });
    }

    [Fact]
    public void Every_applicant_is_an_adult_with_a_date_that_exists()
    {
        Gen.Int.Select(seed => new DemoApplicants(new Random(seed), Today).Next("communes/24781")).Sample(applicant =>
        {
            var birth = new DateOnly(applicant.BirthDate.Year, applicant.BirthDate.Month, applicant.BirthDate.Day);
            return birth <= Today.AddYears(-18) && birth >= Today.AddYears(-85);
        });
    }

    [Fact]
    public void Both_sexes_and_all_three_provinces_of_birth_occur()
    {
        var applicants = new DemoApplicants(new Random(1), Today);

        var drawn = Enumerable.Range(0, 200).Select(_ => applicants.Next("communes/24781")).ToList();

        Assert.Equal(2, drawn.Select(applicant => applicant.Sex).Distinct().Count());
        Assert.Equal(3, drawn.Select(applicant => applicant.Identification.Number[..3]).Distinct().Count());
        Assert.All(drawn, applicant => Assert.True(applicant.FullName.IsNormalized()));
    }
}
