<?xml version="1.0" encoding="UTF-8"?>
<!-- sorag -> M01 CapabilityQuery: adam barada hiç zat aýdylmaýar -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:trm="urn:trmgateway:map:1" xmlns:tm="urn:trmgateway:tm"
                xmlns:p="urn:trmgateway:pack:1" xmlns="urn:trmgateway:messages:1" exclude-result-prefixes="#all">

  <xsl:import href="gelen.xsl"/>

  <xsl:template match="p:text" mode="form">
    <CapabilityQuery>
      <xsl:call-template name="tm:iş"/>
      <Case>
        <xsl:sequence select="tm:kod('trm_Urgency', p:line[@key eq 'Gyssaglylyk'], 'gyssaglylyk')"/>
        <xsl:sequence select="tm:günler('trm_AnswerBy', p:line[@key eq 'Jogap möhleti'], 'E6')"/>
      </Case>
      <Query>
        <xsl:sequence select="if (p:line[@key = ('Zerurlyk', 'Hünärmen')]) then () else trm:invalid('Q1', 'required')"/>
        <xsl:sequence select="tm:kod('trm_QueryNeed', p:line[@key eq 'Zerurlyk'], 'zerurlyk')"/>
        <xsl:sequence select="tm:kod('trm_QuerySpeciality', p:line[@key eq 'Hünärmen'], 'hünärmen')"/>
        <xsl:sequence select="tm:kod('trm_QueryAgeBand', p:line[@key eq 'Ýaşy'], 'ýaş-topary')"/>
        <xsl:sequence select="tm:kod('trm_QueryGenderGroup', p:line[@key eq 'Jynsy'], 'jyns-topary')"/>
        <xsl:variable name="welaýat" select="p:line[@key eq 'Welaýat'] ! tm:welaýat(.)"/>
        <!-- ýurdy ýazylmadyk welaýat ýurduň özüni görkezýär -->
        <xsl:sequence select="if (p:line[@key eq 'Ýurt']) then tm:kod('trm_QueryCountry', p:line[@key eq 'Ýurt'], 'ýurt')
            else $welaýat ! trm:leaf('trm_QueryCountry', substring(., 1, 2))"/>
        <xsl:sequence select="trm:leaf('trm_QueryRegion', $welaýat)"/>
        <xsl:sequence select="tm:kod('trm_QueryLanguage', p:line[@key eq 'Dil'], 'dil')"/>
        <xsl:sequence select="tm:kod('trm_QueryAccessibility', p:line[@key eq 'Elýeterlilik'], 'elýeterlilik')"/>
        <xsl:sequence select="tm:günler('trm_QueryFrom', p:line[@key eq 'Başlanýan senesi'], 'Q6')"/>
        <xsl:sequence select="tm:günler('trm_QueryUntil', p:line[@key eq 'Gutarýan senesi'], 'Q6')"/>
      </Query>
      <xsl:call-template name="tm:aragatnaşyk"/>
    </CapabilityQuery>
  </xsl:template>
</xsl:stylesheet>
