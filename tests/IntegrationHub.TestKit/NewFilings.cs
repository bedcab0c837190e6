using IntegrationHub.Catalogue.V1;
using IntegrationHub.Filings.V1;

namespace IntegrationHub.TestKit;

/// <summary>Requests which the hub accepts as they are. A test changes in <c>change</c> what it is about.</summary>
public static class NewFilings
{
    /// <summary>A certificate of marital status, filed online: no component is required.</summary>
    public static SubmitFilingRequest MaritalStatus(string commune = LamDong.XuanHuong, int citizen = 1, Action<Filing>? change = null) =>
        Request(commune, LamDong.MaritalStatus, Channel.Online, citizen, change);

    /// <summary>A birth, filed at the desk with proof of birth on paper.</summary>
    public static SubmitFilingRequest Birth(string commune = LamDong.XuanHuong, int citizen = 2, Action<Filing>? change = null) =>
        Request(commune, LamDong.BirthRegistration, Channel.Direct, citizen, filing =>
        {
            filing.Components.Add(new FilingComponent { Code = LamDong.ProofOfBirth, PaperOriginals = 1 });
            change?.Invoke(filing);
        });

    /// <summary>A marriage of two, filed online; it can be completed with <see cref="Certificate"/>.</summary>
    public static SubmitFilingRequest Marriage(string commune = LamDong.XuanHuong, int citizen = 4, Action<Filing>? change = null) =>
        Request(commune, LamDong.Marriage, Channel.Online, citizen, filing =>
        {
            filing.Applicants.Add(Citizens.Number(citizen + 1));
            filing.Components.Add(new FilingComponent { Code = LamDong.MarriageDeclaration });
            change?.Invoke(filing);
        });

    /// <summary>What a marriage leads to, on paper.</summary>
    public static ResultDocument Certificate() => new() { Code = LamDong.MarriageCertificate, DocumentNumber = "12/2026" };

    /// <summary>An officer's step.</summary>
    public static ProgressStep Step(string content = "Đã kiểm tra hồ sơ") =>
        new() { Officer = "Lê Thị Hoa", OfficerTitle = "Công chức tư pháp - hộ tịch", Department = "Trung tâm phục vụ hành chính công", Content = content };

    /// <summary>A request id nobody used before.</summary>
    public static string RequestId() => Guid.NewGuid().ToString();

    private static SubmitFilingRequest Request(string commune, string procedure, Channel channel, int citizen, Action<Filing>? change)
    {
        var filing = new Filing { Procedure = procedure, Channel = channel };
        filing.Applicants.Add(Citizens.Number(citizen));
        change?.Invoke(filing);
        return new SubmitFilingRequest { Parent = commune, RequestId = RequestId(), Filing = filing };
    }
}
