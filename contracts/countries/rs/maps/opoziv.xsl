<?xml version="1.0" encoding="UTF-8"?>
<!-- опозив -> M22 ConsentUpdate; сваки ред опозива једну ставку -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:trm="urn:trmgateway:map:1" xmlns:rs="urn:trmgateway:rs"
                xmlns:p="urn:trmgateway:pack:1" xmlns="urn:trmgateway:messages:1" exclude-result-prefixes="#all">

  <xsl:import href="zajednicko.xsl"/>

  <xsl:template match="p:csv" mode="form">
    <ConsentUpdate>
      <!-- ред који допуњава опозив носи само своју ставку -->
      <xsl:for-each select="p:row[position() gt 1]/p:cell[not(@name = ('Образац', 'Број предмета', 'Ознака предмета', 'Број сагласности',
          'Датум опозива', 'Опозвано све', 'Сврха', 'Категорија'))][1]">
        <xsl:sequence select="error(QName('urn:trmgateway:map:1', 'trm:SCHEMA'), '', (translate(@name, ' ', '_'), 'ред'))"/>
      </xsl:for-each>
      <xsl:if test="count(distinct-values(rs:ћелија(p:row, 'Број сагласности') ! trm:text(.))) gt 1">
        <xsl:sequence select="trm:invalid('C1', 'једна-сагласност')"/>
      </xsl:if>
      <Case>
        <xsl:call-template name="rs:предмет">
          <xsl:with-param name="ред" select="p:row[1]"/>
        </xsl:call-template>
      </Case>
      <Consent>
        <xsl:sequence select="trm:leaf('trm_ConsentId', distinct-values(rs:ћелија(p:row, 'Број сагласности') ! trm:text(.)))"/>
      </Consent>
      <xsl:apply-templates select="p:row" mode="rs:ставка"/>
      <xsl:call-template name="rs:контакти">
        <xsl:with-param name="ред" select="p:row[1]"/>
      </xsl:call-template>
    </ConsentUpdate>
  </xsl:template>

  <xsl:template match="p:row" mode="rs:ставка">
    <xsl:variable name="све" select="rs:ћелија(., 'Опозвано све') ! rs:код('да-не', .) = 'true'"/>
    <xsl:variable name="део" select="rs:ћелија(., 'Сврха') | rs:ћелија(., 'Категорија')"/>
    <Withdrawal>
      <!-- ставка без предмета не каже шта је опозвано, а „све“ и део противрече једно другом -->
      <xsl:if test="$све eq exists($део)">
        <xsl:sequence select="trm:invalid('C6', 'ставка')"/>
      </xsl:if>
      <xsl:if test="empty(rs:ћелија(., 'Датум опозива'))">
        <xsl:sequence select="trm:invalid('C6', 'датум')"/>
      </xsl:if>
      <xsl:sequence select="rs:датум('trm_WithdrawnOn', rs:ћелија(., 'Датум опозива'), 'C6', true())"/>
      <xsl:sequence select="trm:leaf('trm_WithdrawAll', 'true'[$све])"/>
      <xsl:sequence select="rs:ћелија(., 'Сврха') ! trm:leaf('trm_WithdrawnPurpose', rs:код('сврха', .))"/>
      <xsl:sequence select="rs:ћелија(., 'Категорија') ! trm:leaf('trm_WithdrawnCategory', rs:код('категорија', .))"/>
    </Withdrawal>
  </xsl:template>
</xsl:stylesheet>
