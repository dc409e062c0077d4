<?xml version="1.0" encoding="UTF-8"?>
<!-- odvolanie súhlasu, celého alebo časti -> M22 ConsentUpdate -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:fn="http://www.w3.org/2005/xpath-functions"
                xmlns:trm="urn:trmgateway:map:1" xmlns:sk="urn:trmgateway:sk" xmlns="urn:trmgateway:messages:1" exclude-result-prefixes="#all">

  <xsl:import href="pripad.xsl"/>

  <xsl:variable name="sk:tvar" as="element(map)">
    <map n="odvolanie-súhlasu" xmlns="">
      <xsl:sequence select="$sk:hlavička"/>
      <string n="súhlas" k="id" req="yes"/>
      <array n="odvolané" req="yes">
        <map>
          <string n="dňa" k="dátum" req="yes"/>
          <boolean n="všetko"/>
          <string n="účel" k="slovo"/>
          <string n="kategória" k="slovo"/>
        </map>
      </array>
      <array n="novýRozsah"><xsl:sequence select="$sk:rozsah"/></array>
      <xsl:sequence select="$sk:kontakty"/>
    </map>
  </xsl:variable>

  <xsl:template match="fn:map[empty(..)]" mode="form">
    <ConsentUpdate>
      <Case>
        <xsl:call-template name="sk:hlavička"/>
      </Case>
      <Consent>
        <xsl:sequence select="trm:leaf('trm_ConsentId', sk:člen(., 'súhlas'))"/>
        <xsl:apply-templates select="fn:array[@key eq 'novýRozsah']" mode="form"/>
      </Consent>
      <xsl:apply-templates select="fn:array[@key = ('odvolané', 'kontakty')]" mode="form"/>
    </ConsentUpdate>
  </xsl:template>

  <xsl:template match="fn:array[@key eq 'odvolané']/fn:map" mode="form">
    <Withdrawal>
      <xsl:sequence select="sk:deň('trm_WithdrawnOn', sk:člen(., 'dňa'), 'C6')"/>
      <!-- odvolanie bez rozsahu nehovorí, čo sa odvoláva -->
      <xsl:sequence select="trm:leaf('trm_WithdrawAll', if (empty(*[@key = ('účel', 'kategória')]) and not(sk:člen(., 'všetko') = 'true')) then trm:invalid('C6', 'rozsah')
          else sk:člen(., 'všetko'))"/>
      <xsl:sequence select="trm:leaf('trm_WithdrawnPurpose', sk:člen(., 'účel') ! trm:code('účel', .))"/>
      <xsl:sequence select="trm:leaf('trm_WithdrawnCategory', sk:člen(., 'kategória') ! trm:code('kategória', .))"/>
    </Withdrawal>
  </xsl:template>
</xsl:stylesheet>
