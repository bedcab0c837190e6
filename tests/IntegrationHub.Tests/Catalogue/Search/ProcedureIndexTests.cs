using CsCheck;
using IntegrationHub.Catalogue;
using IntegrationHub.Catalogue.Search;
using Xunit;

namespace IntegrationHub.Tests.Catalogue.Search;

public sealed class ProcedureIndexTests
{
    private static readonly IReadOnlyList<Procedure> Procedures = ProcedureReference.Read();
    private static readonly ProcedureIndex Index = new(Procedures);

    [Theory]
    [InlineData("độc thân", "1.004873")]
    [InlineData("giấy độc thân", "1.004873")]
    [InlineData("doc than", "1.004873")]
    [InlineData("xác nhận tình trạng hôn nhân", "1.004873")]
    [InlineData("giấy xác nhận độc thân để kết hôn", "1.004873")]
    [InlineData("mất", "1.000656")]
    [InlineData("bố mất", "1.000656")]
    [InlineData("ông nội qua đời", "1.000656")]
    [InlineData("bà tôi mới mất", "1.000656")]
    [InlineData("giấy chứng tử", "1.000656")]
    [InlineData("khai tử cho mẹ", "1.000656")]
    [InlineData("lấy vợ", "1.000894")]
    [InlineData("lay vo", "1.000894")]
    [InlineData("lấy chồng", "1.000894")]
    [InlineData("tôi muốn cưới vợ", "1.000894")]
    [InlineData("kết hôn", "1.000894")]
    [InlineData("hôn kết đăng ký", "1.000894")]
    [InlineData("lấy chồng hàn quốc", "2.000806")]
    [InlineData("kết hôn với người nước ngoài", "2.000806")]
    [InlineData("khai sinh", "1.001193")]
    [InlineData("làm giấy khai sinh cho con", "1.001193")]
    [InlineData("sinh em bé", "1.001193")]
    [InlineData("dang ky khai sinh", "1.001193")]
    [InlineData("ĐĂNG KÝ KHAI SINH", "1.001193")]
    [InlineData("sinh khai", "1.001193")]
    [InlineData("làm lại giấy khai sinh", "1.004884")]
    [InlineData("khai sinh nước ngoài", "2.000528")]
    [InlineData("khai sinh nhận cha", "1.000689")]
    [InlineData("nhận con", "1.001022")]
    [InlineData("trích lục khai sinh", "2.000635")]
    [InlineData("sao y bản chính", "2.000815")]
    [InlineData("công chứng chữ ký", "2.000884")]
    [InlineData("chứng thực bản sao", "2.000815")]
    [InlineData("nhập hộ khẩu", "1.004222")]
    [InlineData("cắt khẩu", "1.003197")]
    [InlineData("tách khẩu", "1.010038")]
    [InlineData("tách hộ", "1.010038")]
    [InlineData("tạm trú", "1.004194")]
    [InlineData("gia hạn tạm trú", "1.002755")]
    [InlineData("mở khóa căn cước", "3.000286")]
    [InlineData("người khuyết tật", "1.001699")]
    [InlineData("tiền người già", "1.014027")]
    [InlineData("mở tiệm tạp hóa", "1.001612")]
    [InlineData("mở quán", "1.001612")]
    [InlineData("đóng cửa hàng", "1.001266")]
    [InlineData("xây nhà", "1.013225")]
    [InlineData("mất sổ đỏ", "1.012786")]
    [InlineData("mat so do", "1.012786")]
    [InlineData("làm sổ đỏ", "1.012753")]
    [InlineData("tách thửa", "1.012784")]
    [InlineData("tranh chấp đất", "1.012812")]
    [InlineData("con nuôi", "2.001263")]
    [InlineData("giám hộ", "1.004837")]
    [InlineData("vào lớp 6", "3.000182")]
    [InlineData("tiền ăn trưa mẫu giáo", "1.001622")]
    [InlineData("thờ cúng liệt sĩ", "1.010803")]
    [InlineData("hòa giải viên bị tai nạn", "2.000424")]
    [InlineData("thay đổi đăng ký kinh doanh", "2.000720")]
    [InlineData("kết hôn lưu động", "1.000593")]
    [InlineData("làm lại giấy kết hôn", "1.004746")]
    [InlineData("gia hạn giấy phép lao động", "1.014201")]
    [InlineData("chôn cất người hưởng trợ cấp hưu trí", "1.014028")]
    [InlineData("nhận nuôi trẻ", "2.001263")]
    [InlineData("dịch thuật", "2.000992")]
    [InlineData("tạm nghỉ kinh doanh", "1.001570")]
    [InlineData("gộp thửa đất", "1.012784")]
    [InlineData("xin phép xây nhà", "1.013225")]
    public void A_citizen_s_words_find_what_is_meant_first(string query, string code)
    {
        var found = Index.Find(query, 10);

        Assert.Equal(code, found is [var best, ..] ? best.Procedure.Code : null);
    }

    [Theory]
    [InlineData("ddawng kys khai sinh", "1.001193")]
    [InlineData("khai sinhf", "1.001193")]
    [InlineData("keets hoon", "1.000894")]
    [InlineData("laays vowj", "1.000894")]
    [InlineData("ddoocj thaan", "1.004873")]
    [InlineData("tajm trus", "1.004194")]
    [InlineData("chuwsng thuwcj chuwx kys", "2.000884")]
    [InlineData("d9a8ng ky1 khai sinh", "1.001193")]
    [InlineData("khaisinh", "1.001193")]
    [InlineData("kháai sinh", "1.001193")]
    [InlineData("khai sihn", "1.001193")]
    [InlineData("thuong tru", "1.004222")]
    [InlineData("thuongg tru", "1.004222")]
    [InlineData("khai sinh", "1.001193")]
    public void What_the_keyboard_did_is_forgiven(string query, string code)
    {
        var found = Index.Find(query, 10);

        Assert.Equal(code, found is [var best, ..] ? best.Procedure.Code : null);
    }

    [Theory]
    [InlineData("hộ chiếu")]
    [InlineData("bằng lái xe")]
    [InlineData("giấy phép lái xe")]
    [InlineData("đăng ký xe máy")]
    [InlineData("lý lịch tư pháp")]
    [InlineData("bảo hiểm y tế")]
    [InlineData("thuế thu nhập")]
    [InlineData("ly hôn")]
    [InlineData("visa")]
    [InlineData("mua vé máy bay")]
    [InlineData("thời tiết hôm nay")]
    [InlineData("pizza")]
    [InlineData("ho chieu")]
    [InlineData("bao hiem y te")]
    [InlineData("nhà ở xã hội")]
    [InlineData("chuyển trường")]
    [InlineData("đổi bằng lái")]
    [InlineData("cai nghiện")]
    [InlineData("nghĩa vụ quân sự")]
    [InlineData("phạt giao thông")]
    [InlineData("đăng ký nhãn hiệu")]
    [InlineData("thành lập công ty")]
    [InlineData("mặt")]
    [InlineData("asdfgh")]
    [InlineData("123456")]
    [InlineData("tôi muốn làm thủ tục")]
    [InlineData("...")]
    [InlineData("")]
    public void What_the_catalogue_has_not_finds_nothing_rather_than_something_wrong(string query)
    {
        Assert.Empty(Index.Find(query, 10).Select(match => match.Procedure.Name));
    }

    [Theory]
    [InlineData("mai táng", "1.001731", "1.014028", "2.002307", "2.002308")]
    [InlineData("giám hộ", "1.004837", "1.004845", "3.000323")]
    [InlineData("sổ hộ nghèo", "1.011606", "1.011607")]
    [InlineData("mất giấy khai sinh", "1.004884", "2.000635")]
    public void Words_with_several_meanings_find_them_all(string query, params string[] codes)
    {
        var found = Index.Find(query, 10).Select(match => match.Procedure.Code).ToList();

        Assert.All(codes, code => Assert.Contains(code, found));
    }

    [Fact]
    public void Every_procedure_is_found_first_by_its_own_name_with_accents_and_without()
    {
        foreach (var procedure in Procedures)
        {
            var bare = string.Join(' ', IntegrationHub.Text.SpelledWord.Read(procedure.Name).Select(word => word.Letters));

            Assert.Equal(procedure.Code, Index.Find(procedure.Name, 10)[0].Procedure.Code);
            Assert.Equal(procedure.Code, Index.Find(bare, 10)[0].Procedure.Code);
        }
    }

    [Fact]
    public void The_order_of_words_does_not_matter_to_what_is_found() =>
        Gen.Select(Gen.Int[0, Procedures.Count - 1], Gen.Int).Sample((which, seed) =>
        {
            var words = Procedures[which].Name.Split(' ');
            new Random(seed).Shuffle(words);

            Assert.Contains(Index.Find(string.Join(' ', words), 10), match => match.Procedure.Code == Procedures[which].Code);
        }, iter: 300);

    [Fact]
    public void Nothing_that_is_typed_breaks_it() => Gen.String[0, 200].Sample(text =>
    {
        var found = Index.Find(text, 10);

        Assert.All(found, match => Assert.InRange(match.Score, double.Epsilon, 1));
    });
}
