using System.Globalization;
using CsCheck;
using Google.Type;
using IntegrationHub.Errors.V1;
using IntegrationHub.Filings.V1;
using IntegrationHub.Identification;
using IntegrationHub.Rpc;
using IntegrationHub.Tests.Communes;
using Xunit;

namespace IntegrationHub.Tests.Identification;

[Collection<ReferenceTests>]
public sealed class PersonalIdNumbersTests(ReferenceSnapshot snapshot)
{
    private static readonly string[] ProvinceCodes = ["001", "002", "004", "068", "079", "096"];

    /// <summary>A number as the ministry would give it out, with what its bearer declares.</summary>
    private static readonly Gen<Person> People =
        from province in Gen.OneOf<string>(Gen.OneOf(ProvinceCodes), Gen.Int[100, 999].Select(c => c.ToString(CultureInfo.InvariantCulture)))
        from year in Gen.Int[1900, Days.Today.Year]
        from month in Gen.Int[0, 12]
        from sex in Gen.OneOf(Sex.Male, Sex.Female)
        from rest in Gen.Int[0, 999_999]
        select new Person(province, year, new Date { Year = year, Month = month, Day = month == 0 ? 0 : 1 }, sex, rest);

    [Fact]
    public void What_the_ministry_gives_out_passes() => People.Sample(person => Assert.Empty(Find(person)));

    [Fact]
    public void Nothing_declared_contradicts_nothing() =>
        People.Sample(person => Assert.Empty(Find(person.Number, null, Sex.Unspecified)));

    [Fact]
    public void Another_birth_year_is_found() =>
        Gen.Select(People, Gen.Int[1, 80]).Sample((person, years) => Assert.Equal(
            [ErrorReason.PersonalIdBirthYearDiffers],
            Find(person.Number, new Date { Year = person.Year - years }, person.Sex)));

    [Fact]
    public void Another_sex_is_found() =>
        People.Sample(person => Assert.Equal(
            [ErrorReason.PersonalIdSexDiffers],
            Find(person.Number, person.BirthDate, person.Sex == Sex.Male ? Sex.Female : Sex.Male)));

    [Fact]
    public void A_province_that_never_was_is_found() =>
        Gen.Select(People, Gen.OneOf("000", "003", "005", "007", "013", "097", "099")).Sample((person, province) => Assert.Equal(
            [ErrorReason.PersonalIdProvinceUnknown],
            Find(person with { Province = province })));

    [Fact]
    public void A_birth_year_to_come_is_found_even_when_declared() =>
        Gen.Select(People, Gen.Int[1, 200]).Sample((person, years) => Assert.Equal(
            [ErrorReason.PersonalIdBirthYearDiffers],
            Find(person with { Year = Days.Today.Year + years, BirthDate = new Date { Year = Days.Today.Year + years } })));

    [Fact]
    public void Any_character_that_is_no_digit_is_found() =>
        Gen.Select(People, Gen.Int[0, 11], Gen.OneOf('x', ' ', '-', '٣', '３')).Sample((person, at, odd) => Assert.Equal(
            [ErrorReason.PersonalIdMalformed],
            Find(person.Number.Remove(at, 1).Insert(at, odd.ToString()), person.BirthDate, person.Sex)));

    [Theory]
    [InlineData("")]
    [InlineData("06819900123")]
    [InlineData("0681990012345")]
    [InlineData("123456789")]
    public void Another_length_is_found(string number) =>
        Assert.Equal([ErrorReason.PersonalIdMalformed], Find(number, null, Sex.Unspecified));

    [Theory]
    [InlineData("068099000001", 1999, Sex.Male)]
    [InlineData("068199000001", 1999, Sex.Female)]
    [InlineData("068200000001", 2000, Sex.Male)]
    [InlineData("068325000001", 2025, Sex.Female)]
    public void The_fourth_digit_tells_century_and_sex(string number, int year, Sex sex) =>
        Assert.Empty(Find(number, new Date { Year = year }, sex));

    [Fact]
    public void All_contradictions_are_told_at_once() =>
        Assert.Equal(
            [ErrorReason.PersonalIdProvinceUnknown, ErrorReason.PersonalIdBirthYearDiffers, ErrorReason.PersonalIdSexDiffers],
            Find("003099000001", new Date { Year = 1980 }, Sex.Female));

    [Fact]
    public void A_date_without_a_year_says_nothing_about_the_century() =>
        Assert.Empty(Find("068099000001", new Date { Month = 5, Day = 1 }, Sex.Male));

    [Fact]
    public void No_message_holds_the_number() =>
        Gen.Select(People, People).Sample((person, other) =>
        {
            var violations = new Violations();
            snapshot.PersonalIds.Check("applicant", person.Number, other.BirthDate, other.Sex, Days.Today, violations);
            snapshot.PersonalIds.Check("applicant", person.Number[1..], null, Sex.Unspecified, Days.Today, violations);

            var refusal = violations.ToRefusal();

            Assert.All(refusal.Violations, v => Assert.DoesNotContain(person.Number[1..], v.Description, StringComparison.Ordinal));
            Assert.Empty(refusal.Metadata);
        });

    [Theory]
    [InlineData("250123456", true)]
    [InlineData("25012345", false)]
    [InlineData("2501234567", false)]
    [InlineData("25012345x", false)]
    public void An_old_number_is_nine_digits(string number, bool passes)
    {
        var violations = new Violations();

        PersonalIdNumbers.CheckOld("applicant.number", number, violations);

        Assert.Equal(passes, violations.None);
    }

    private List<ErrorReason> Find(Person person) => Find(person.Number, person.BirthDate, person.Sex);

    private List<ErrorReason> Find(string number, Date? birthDate, Sex sex)
    {
        var violations = new Violations();
        snapshot.PersonalIds.Check("number", number, birthDate, sex, Days.Today, violations);
        return violations.None ? [] : [.. violations.ToRefusal().Violations.Select(v => v.Reason)];
    }

    private sealed record Person(string Province, int Year, Date BirthDate, Sex Sex, int Rest)
    {
        public string Number => string.Create(
            CultureInfo.InvariantCulture, $"{Province}{((Year / 100) - 19) * 2 + (Sex == Sex.Female ? 1 : 0)}{Year % 100:00}{Rest:000000}");
    }
}
