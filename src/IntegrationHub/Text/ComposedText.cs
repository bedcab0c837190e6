using System.Collections.Frozen;
using System.Text;

namespace IntegrationHub.Text;

/// <summary>
/// Latin letters with their marks composed as Unicode's form NFC has them: "e", "ˆ", "˜" become "ễ".
/// Letters of other scripts stay as they came.
/// </summary>
internal static class ComposedText
{
    // string.Normalize needs ICU, which the hub runs without: there it hands every text back
    // as it came. These are the canonical pairs of Unicode's Latin blocks, by their mark.
    private static readonly Dictionary<char, (string Letters, string Composed)> Marks = new()
    {
        ['\u0300'] = ("AEIOUaeiouÜüNnĒēŌōWwÂâĂăÊêÔôƠơƯưYy", "ÀÈÌÒÙàèìòùǛǜǸǹḔḕṐṑẀẁẦầẰằỀềỒồỜờỪừỲỳ"),
        ['\u0301'] = ("AEIOUYaeiouyCcLlNnRrSsZzÜüGgÅåÆæØøÇçĒēÏïKkMmÕõŌōPpŨũWwÂâĂăÊêÔôƠơƯư", "ÁÉÍÓÚÝáéíóúýĆćĹĺŃńŔŕŚśŹźǗǘǴǵǺǻǼǽǾǿḈḉḖḗḮḯḰḱḾḿṌṍṒṓṔṕṸṹẂẃẤấẮắẾếỐốỚớỨứ"),
        ['\u0302'] = ("AEIOUaeiouCcGgHhJjSsWwYyZzẠạẸẹỌọ", "ÂÊÎÔÛâêîôûĈĉĜĝĤĥĴĵŜŝŴŵŶŷẐẑẬậỆệỘộ"),
        ['\u0303'] = ("ANOanoIiUuVvÂâĂăEeÊêÔôƠơƯưYy", "ÃÑÕãñõĨĩŨũṼṽẪẫẴẵẼẽỄễỖỗỠỡỮữỸỹ"),
        ['\u0304'] = ("AaEeIiOoUuÜüÄäȦȧÆæǪǫÖöÕõȮȯYyGgḶḷṚṛ", "ĀāĒēĪīŌōŪūǕǖǞǟǠǡǢǣǬǭȪȫȬȭȰȱȲȳḠḡḸḹṜṝ"),
        ['\u0306'] = ("AaEeGgIiOoUuȨȩẠạ", "ĂăĔĕĞğĬĭŎŏŬŭḜḝẶặ"),
        ['\u0307'] = ("CcEeGgIZzAaOoBbDdFfHhMmNnPpRrSsŚśŠšṢṣTtWwXxYyſ", "ĊċĖėĠġİŻżȦȧȮȯḂḃḊḋḞḟḢḣṀṁṄṅṖṗṘṙṠṡṤṥṦṧṨṩṪṫẆẇẊẋẎẏẛ"),
        ['\u0308'] = ("AEIOUaeiouyYHhÕõŪūWwXxt", "ÄËÏÖÜäëïöüÿŸḦḧṎṏṺṻẄẅẌẍẗ"),
        ['\u0309'] = ("AaÂâĂăEeÊêIiOoÔôƠơUuƯưYy", "ẢảẨẩẲẳẺẻỂểỈỉỎỏỔổỞởỦủỬửỶỷ"),
        ['\u030A'] = ("AaUuwy", "ÅåŮůẘẙ"),
        ['\u030B'] = ("OoUu", "ŐőŰű"),
        ['\u030C'] = ("CcDdEeLlNnRrSsTtZzAaIiOoUuÜüGgKkƷʒjHh", "ČčĎďĚěĽľŇňŘřŠšŤťŽžǍǎǏǐǑǒǓǔǙǚǦǧǨǩǮǯǰȞȟ"),
        ['\u030F'] = ("AaEeIiOoRrUu", "ȀȁȄȅȈȉȌȍȐȑȔȕ"),
        ['\u0311'] = ("AaEeIiOoRrUu", "ȂȃȆȇȊȋȎȏȒȓȖȗ"),
        ['\u031B'] = ("OoUu", "ƠơƯư"),
        ['\u0323'] = ("BbDdHhKkLlMmNnRrSsTtVvWwZzAaEeIiOoƠơUuƯưYy", "ḄḅḌḍḤḥḲḳḶḷṂṃṆṇṚṛṢṣṬṭṾṿẈẉẒẓẠạẸẹỊịỌọỢợỤụỰựỴỵ"),
        ['\u0324'] = ("Uu", "Ṳṳ"),
        ['\u0325'] = ("Aa", "Ḁḁ"),
        ['\u0326'] = ("SsTt", "ȘșȚț"),
        ['\u0327'] = ("CcGgKkLlNnRrSsTtEeDdHh", "ÇçĢģĶķĻļŅņŖŗŞşŢţȨȩḐḑḨḩ"),
        ['\u0328'] = ("AaEeIiUuOo", "ĄąĘęĮįŲųǪǫ"),
        ['\u032D'] = ("DdEeLlNnTtUu", "ḒḓḘḙḼḽṊṋṰṱṶṷ"),
        ['\u032E'] = ("Hh", "Ḫḫ"),
        ['\u0330'] = ("EeIiUu", "ḚḛḬḭṴṵ"),
        ['\u0331'] = ("BbDdKkLlNnRrTtZzh", "ḆḇḎḏḴḵḺḻṈṉṞṟṮṯẔẕẖ"),
    };

    private static readonly FrozenDictionary<(char Letter, char Mark), char> Pairs = (
        from row in Marks
        from pair in row.Value.Letters.Zip(row.Value.Composed)
        select (Key: (pair.First, row.Key), Composed: pair.Second)).ToFrozenDictionary(p => p.Key, p => p.Composed);

    private static readonly FrozenDictionary<char, (char Letter, char Mark)> Parts = Pairs.ToFrozenDictionary(p => p.Value, p => p.Key);

    public static string Of(string text)
    {
        if (!text.AsSpan().ContainsAnyInRange(FirstMark, LastMark))
        {
            return text;
        }

        var composed = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length;)
        {
            var end = i + 1;
            while (end < text.Length && text[end] is >= FirstMark and <= LastMark)
            {
                end++;
            }

            Append(composed, text[i], text.AsSpan(i + 1, end - i - 1));
            i = end;
        }

        return composed.ToString();
    }

    private const char FirstMark = '\u0300';
    private const char LastMark = '\u036F';

    // Taken apart, put in canonical order, composed again: a dot below typed after the
    // circumflex belongs before it.
    private static void Append(StringBuilder composed, char letter, ReadOnlySpan<char> following)
    {
        var marks = following.ToArray().ToList();
        while (marks.Count > 0 && Parts.TryGetValue(letter, out var parts))
        {
            marks.Insert(0, parts.Mark);
            letter = parts.Letter;
        }

        var left = new StringBuilder();
        var blockedAt = 0;
        foreach (var mark in marks.OrderBy(Class))
        {
            if (Class(mark) > blockedAt && Pairs.TryGetValue((letter, mark), out var whole))
            {
                letter = whole;
            }
            else
            {
                left.Append(mark);
                blockedAt = Class(mark);
            }
        }

        composed.Append(letter).Append(left);
    }

    // Canonical combining classes: where on the letter the mark sits. Marks of one class keep their order.
    private static int Class(char mark) => mark switch
    {
        '\u0327' or '\u0328' => 202,
        '\u031B' => 216,
        (>= '\u0316' and <= '\u0319') or (>= '\u031C' and <= '\u0320') or (>= '\u0323' and <= '\u0326')
            or (>= '\u0329' and <= '\u0333') => 220,
        _ => 230,
    };
}
