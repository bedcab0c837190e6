using System.Collections.Frozen;
using Google.Type;
using IntegrationHub.Errors.V1;
using IntegrationHub.Filings.V1;
using IntegrationHub.Rpc;
using IntegrationHub.Storage;

namespace IntegrationHub.Identification;

/// <summary>
/// Checks numbers that identify a person against what they say themselves
/// (NĐ 137/2015/NĐ-CP, article 13). Whether such a person exists, only the national
/// population database knows.
/// </summary>
/// <remarks>What is said about a number never holds the number: it ends in other people's logs.</remarks>
internal sealed class PersonalIdNumbers(IEnumerable<string> provinceCodes)
{
    private const int FirstForeignCode = 100;

    private readonly FrozenSet<string> provinces = provinceCodes.ToFrozenSet();

    public static async Task<PersonalIdNumbers> LoadAsync(HubDatabase database, CancellationToken cancellationToken) =>
        new(await new PersonalIdStore(database).ProvinceCodesAsync(cancellationToken));

    /// <summary>A personal identification number (số định danh cá nhân), 12 digits.</summary>
    /// <param name="birthDate">As declared. Null or without a year: not said.</param>
    public void Check(string field, string number, Date? birthDate, Sex sex, DateOnly today, Violations violations)
    {
        if (!IsDigits(number, 12))
        {
            violations.Add(field, ErrorReason.PersonalIdMalformed, $"'{field}' must be 12 digits.");
            return;
        }

        // From 100 on: countries of birth, which are not published as a list.
        if (Number(number.AsSpan(..3)) < FirstForeignCode && !provinces.Contains(number[..3]))
        {
            violations.Add(field, ErrorReason.PersonalIdProvinceUnknown, $"The first three digits of '{field}' name no province.");
        }

        // 0 and 1: born 1900 to 1999, man and woman; 2 and 3: 2000 to 2099; up to 8 and 9: 2300 to 2399.
        var centuryAndSex = Number(number.AsSpan(3..4));
        var birthYear = 1900 + (centuryAndSex / 2 * 100) + Number(number.AsSpan(4..6));
        if (birthYear > today.Year)
        {
            violations.Add(field, ErrorReason.PersonalIdBirthYearDiffers, $"'{field}' names a birth year that is yet to come.");
        }
        else if (birthDate is { Year: > 0 } && birthDate.Year != birthYear)
        {
            violations.Add(field, ErrorReason.PersonalIdBirthYearDiffers, $"'{field}' names another birth year than the one declared.");
        }

        if (sex is Sex.Male or Sex.Female && sex != (centuryAndSex % 2 == 0 ? Sex.Male : Sex.Female))
        {
            violations.Add(field, ErrorReason.PersonalIdSexDiffers, $"'{field}' names another sex than the one declared.");
        }
    }

    /// <summary>An identity number of the old kind (chứng minh nhân dân), 9 digits that say nothing about the person.</summary>
    public static void CheckOld(string field, string number, Violations violations)
    {
        if (!IsDigits(number, 9))
        {
            violations.Add(field, ErrorReason.PersonalIdMalformed, $"'{field}' must be 9 digits.");
        }
    }

    private static bool IsDigits(string number, int length) => number.Length == length && number.All(char.IsAsciiDigit);

    private static int Number(ReadOnlySpan<char> digits)
    {
        var number = 0;
        foreach (var digit in digits)
        {
            number = (number * 10) + (digit - '0');
        }

        return number;
    }
}
