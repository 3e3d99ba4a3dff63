import{$ as e,Aa as t,B as n,Da as r,E as i,Et as a,Ft as o,Gt as s,Ht as c,La as l,Lt as u,Ma as d,Mt as f,Ot as p,P as m,Pi as h,Ra as g,Rt as _,T as v,Tt as y,V as b,Vt as x,Wi as S,X as C,an as ee,ao as w,co as te,do as ne,ga as re,i as ie,io as T,ir as E,j as ae,ja as oe,m as D,n as se,qt as ce,r as le,ra as O,ro as k,tt as ue,ut as de,vi as fe}from"./ui-BJNV9Gou.js";import{t as A}from"./Asked-C8wl_Q-U.js";import{t as pe}from"./Partial-BG78OqYK.js";import{_ as me,a as j,c as M,d as N,f as he,g as P,h as F,i as I,l as L,m as R,n as ge,o as _e,p as z,r as B,s as ve,t as ye,u as V,v as be}from"./Dimensions-BzuNwLfa.js";import{F as xe,I as Se,M as Ce,n as we,r as Te,t as Ee}from"./useWidth-BunHlFuU.js";import{t as De}from"./count-DqulCOwf.js";import{t as Oe}from"./NothingMatches-EbzYS8xg.js";import{r as ke}from"./progress-2O90j0AW.js";var Ae=class extends Map{constructor(e,t=Pe){if(super(),Object.defineProperties(this,{_intern:{value:new Map},_key:{value:t}}),e!=null)for(let[t,n]of e)this.set(t,n)}get(e){return super.get(je(this,e))}has(e){return super.has(je(this,e))}set(e,t){return super.set(Me(this,e),t)}delete(e){return super.delete(Ne(this,e))}};function je({_intern:e,_key:t},n){let r=t(n);return e.has(r)?e.get(r):n}function Me({_intern:e,_key:t},n){let r=t(n);return e.has(r)?e.get(r):(e.set(r,n),n)}function Ne({_intern:e,_key:t},n){let r=t(n);return e.has(r)&&(n=e.get(r),e.delete(r)),n}function Pe(e){return typeof e==`object`&&e?e.valueOf():e}function Fe(e,t,n){e=+e,t=+t,n=(i=arguments.length)<2?(t=e,e=0,1):i<3?1:+n;for(var r=-1,i=Math.max(0,Math.ceil((t-e)/n))|0,a=Array(i);++r<i;)a[r]=e+r*n;return a}var Ie=Symbol(`implicit`);function Le(){var e=new Ae,t=[],n=[],r=Ie;function i(i){let a=e.get(i);if(a===void 0){if(r!==Ie)return r;e.set(i,a=t.push(i)-1)}return n[a%n.length]}return i.domain=function(n){if(!arguments.length)return t.slice();t=[],e=new Ae;for(let r of n)e.has(r)||e.set(r,t.push(r)-1);return i},i.range=function(e){return arguments.length?(n=Array.from(e),i):n.slice()},i.unknown=function(e){return arguments.length?(r=e,i):r},i.copy=function(){return Le(t,n).unknown(r)},Ce.apply(i,arguments),i}function Re(){var e=Le().unknown(void 0),t=e.domain,n=e.range,r=0,i=1,a,o,s=!1,c=0,l=0,u=.5;delete e.unknown;function d(){var e=t().length,d=i<r,f=d?i:r,p=d?r:i;a=(p-f)/Math.max(1,e-c+l*2),s&&(a=Math.floor(a)),f+=(p-f-a*(e-c))*u,o=a*(1-c),s&&(f=Math.round(f),o=Math.round(o));var m=Fe(e).map(function(e){return f+a*e});return n(d?m.reverse():m)}return e.domain=function(e){return arguments.length?(t(e),d()):t()},e.range=function(e){return arguments.length?([r,i]=e,r=+r,i=+i,d()):[r,i]},e.rangeRound=function(e){return[r,i]=e,r=+r,i=+i,s=!0,d()},e.bandwidth=function(){return o},e.step=function(){return a},e.round=function(e){return arguments.length?(s=!!e,d()):s},e.padding=function(e){return arguments.length?(c=Math.min(1,l=+e),d()):c},e.paddingInner=function(e){return arguments.length?(c=Math.min(1,e),d()):c},e.paddingOuter=function(e){return arguments.length?(l=+e,d()):l},e.align=function(e){return arguments.length?(u=Math.max(0,Math.min(1,e)),d()):u},e.copy=function(){return Re(t(),[r,i]).round(s).paddingInner(c).paddingOuter(l).align(u)},Ce.apply(d(),arguments)}var ze=Te(`domain`,`range`,`reverse`,`align`,`padding`,`round`);function Be(e){return ze(Re(),e)}function H(e){return function(){return e}}var Ve=Math.PI,He=2*Ve,U=1e-6,Ue=He-U;function We(e){this._+=e[0];for(let t=1,n=e.length;t<n;++t)this._+=arguments[t]+e[t]}function Ge(e){let t=Math.floor(e);if(!(t>=0))throw Error(`invalid digits: ${e}`);if(t>15)return We;let n=10**t;return function(e){this._+=e[0];for(let t=1,r=e.length;t<r;++t)this._+=Math.round(arguments[t]*n)/n+e[t]}}var Ke=class{constructor(e){this._x0=this._y0=this._x1=this._y1=null,this._=``,this._append=e==null?We:Ge(e)}moveTo(e,t){this._append`M${this._x0=this._x1=+e},${this._y0=this._y1=+t}`}closePath(){this._x1!==null&&(this._x1=this._x0,this._y1=this._y0,this._append`Z`)}lineTo(e,t){this._append`L${this._x1=+e},${this._y1=+t}`}quadraticCurveTo(e,t,n,r){this._append`Q${+e},${+t},${this._x1=+n},${this._y1=+r}`}bezierCurveTo(e,t,n,r,i,a){this._append`C${+e},${+t},${+n},${+r},${this._x1=+i},${this._y1=+a}`}arcTo(e,t,n,r,i){if(e=+e,t=+t,n=+n,r=+r,i=+i,i<0)throw Error(`negative radius: ${i}`);let a=this._x1,o=this._y1,s=n-e,c=r-t,l=a-e,u=o-t,d=l*l+u*u;if(this._x1===null)this._append`M${this._x1=e},${this._y1=t}`;else if(d>U){if(!(Math.abs(u*s-c*l)>U)||!i)this._append`L${this._x1=e},${this._y1=t}`;else{let f=n-a,p=r-o,m=s*s+c*c,h=f*f+p*p,g=Math.sqrt(m),_=Math.sqrt(d),v=i*Math.tan((Ve-Math.acos((m+d-h)/(2*g*_)))/2),y=v/_,b=v/g;Math.abs(y-1)>U&&this._append`L${e+y*l},${t+y*u}`,this._append`A${i},${i},0,0,${+(u*f>l*p)},${this._x1=e+b*s},${this._y1=t+b*c}`}}}arc(e,t,n,r,i,a){if(e=+e,t=+t,n=+n,a=!!a,n<0)throw Error(`negative radius: ${n}`);let o=n*Math.cos(r),s=n*Math.sin(r),c=e+o,l=t+s,u=1^a,d=a?r-i:i-r;this._x1===null?this._append`M${c},${l}`:(Math.abs(this._x1-c)>U||Math.abs(this._y1-l)>U)&&this._append`L${c},${l}`,n&&(d<0&&(d=d%He+He),d>Ue?this._append`A${n},${n},0,1,${u},${e-o},${t-s}A${n},${n},0,1,${u},${this._x1=c},${this._y1=l}`:d>U&&this._append`A${n},${n},0,${+(d>=Ve)},${u},${this._x1=e+n*Math.cos(i)},${this._y1=t+n*Math.sin(i)}`)}rect(e,t,n,r){this._append`M${this._x0=this._x1=+e},${this._y0=this._y1=+t}h${n=+n}v${+r}h${-n}Z`}toString(){return this._}};Ke.prototype;function qe(e){let t=3;return e.digits=function(n){if(!arguments.length)return t;if(n==null)t=null;else{let e=Math.floor(n);if(!(e>=0))throw RangeError(`invalid digits: ${n}`);t=e}return e},()=>new Ke(t)}Array.prototype.slice;function Je(e){return typeof e==`object`&&`length`in e?e:Array.from(e)}function Ye(e){this._context=e}Ye.prototype={areaStart:function(){this._line=0},areaEnd:function(){this._line=NaN},lineStart:function(){this._point=0},lineEnd:function(){(this._line||this._line!==0&&this._point===1)&&this._context.closePath(),this._line=1-this._line},point:function(e,t){switch(e=+e,t=+t,this._point){case 0:this._point=1,this._line?this._context.lineTo(e,t):this._context.moveTo(e,t);break;case 1:this._point=2;default:this._context.lineTo(e,t)}}};function Xe(e){return new Ye(e)}function Ze(e){return e[0]}function Qe(e){return e[1]}function $e(e,t){var n=H(!0),r=null,i=Xe,a=null,o=qe(s);e=typeof e==`function`?e:e===void 0?Ze:H(e),t=typeof t==`function`?t:t===void 0?Qe:H(t);function s(s){var c,l=(s=Je(s)).length,u,d=!1,f;for(r??(a=i(f=o())),c=0;c<=l;++c)!(c<l&&n(u=s[c],c,s))===d&&((d=!d)?a.lineStart():a.lineEnd()),d&&a.point(+e(u,c,s),+t(u,c,s));if(f)return a=null,f+``||null}return s.x=function(t){return arguments.length?(e=typeof t==`function`?t:H(+t),s):e},s.y=function(e){return arguments.length?(t=typeof e==`function`?e:H(+e),s):t},s.defined=function(e){return arguments.length?(n=typeof e==`function`?e:H(!!e),s):n},s.curve=function(e){return arguments.length?(i=e,r!=null&&(a=i(r)),s):i},s.context=function(e){return arguments.length?(e==null?r=a=null:a=i(r=e),s):r},s}function et(e,t){e(t)}function tt(){let{x:e,y:t,defined:n,curve:r}=arguments.length>0&&arguments[0]!==void 0?arguments[0]:{},i=$e();return e&&et(i.x,e),t&&et(i.y,t),n&&i.defined(n),r&&i.curve(r),i}var nt=ne(Se());function rt(e){let{children:t,data:n=[],x:r,y:i,fill:a=`transparent`,className:o,curve:s,innerRef:c,defined:l=()=>!0,...u}=e,d=tt({x:r,y:i,defined:l,curve:s});return t?T(k,{children:t({path:d})}):T(`path`,{ref:c,className:(0,nt.default)(`visx-linepath`,o),d:d(n)||``,fill:a,strokeLinecap:`round`,...u})}var W=ne(te(),1);function it(e,t,n){let r=t.findLastIndex(t=>t<=e),i=t[r],a=t[r+1]??n;return i===void 0||a===null||e>=a?null:{column:r,part:(e-i)/(a-i)}}var at=64;function ot(e,t,n){let r=Math.max(...e.map(e=>st(e,t)),0);return{x:Be({domain:e.map(({key:e})=>e),range:[n.left,Math.max(n.left+1,n.width)],paddingInner:t===`bars`?.18:0,paddingOuter:t===`bars`?.1:0}),y:we({domain:[0,r||1],range:[n.height-n.bottom,n.top],nice:3}),isEmpty:r===0}}function st({marks:e},t){let n=e.map(({value:e})=>e??0);return t===`bars`?n.reduce((e,t)=>e+t,0):Math.max(...n,0)}function ct(e,t){let n=Math.max(1,Math.ceil(e/Math.max(1,Math.floor(t/at)))),r=new Set;for(let t=0;t<e;t+=n)r.add(t);return r}function lt({marks:e}){let t=0;return e.map(({value:e})=>{let n=t;return t+=e??0,{from:n,to:t}})}function ut(e,t){let n=[[]];for(let{key:r,marks:i}of e){let e=i[t]?.value??null;e===null?n.push([]):n.at(-1)?.push({key:r,value:e})}return n.filter(e=>e.length>0)}function G({href:e,marks:t}){let n=t.flatMap((e,t)=>e.href===void 0?[]:[t]);return e===null?n:[`column`,...n]}function dt(e,t,n){let r={ArrowRight:1,ArrowLeft:-1,Home:1,End:-1}[n],i={ArrowUp:1,ArrowDown:-1}[n];if(i!==void 0){let n=e[t.column],r=n?G(n).length-1:0;return{...t,link:Math.max(0,Math.min(r,t.link+i))}}if(r===void 0)return null;let a=n===`Home`?0:n===`End`?e.length-1:t.column+r;for(;a>=0&&a<e.length;a+=r){let n=e[a],r=n?G(n).length:0;if(r>0)return{column:a,link:Math.min(t.link,r-1)}}return t}function ft({column:e,index:t,kind:n,series:r,x:i,width:a,step:o,y:s,stop:c,choose:l,point:u}){let{href:d,marks:f,name:p,text:m,isPart:h}=e,[g,_]=[s(0),G(e)],v=pt({column:e,kind:n,series:r,x:i,width:a,y:s}),y=e=>{let n=_.indexOf(e);return{"data-spot":`${t}.${n}`,tabIndex:c===n?0:-1,onFocus:()=>{l(n),u()}}},b=w(k,{children:[T(`rect`,{className:B.ground,x:i-(o-a)/2,width:o,y:0,height:g}),f.map((e,t)=>e.href===void 0?v[t]:null)]});return w(`g`,{className:B.column,"data-part":h||void 0,onPointerEnter:u,children:[d===null?b:T(`a`,{href:d,"aria-label":`${p}${h?`, in part`:``}: ${m}`,...y(`column`),children:b}),f.map((e,t)=>e.href===void 0||!v[t]?null:T(`a`,{href:e.href,"aria-label":`${p}: ${e.label??e.text}`,...y(t),children:v[t]},t))]})}function pt({column:e,kind:t,series:n,x:r,width:i,y:a}){let o=lt(e);return e.marks.map(({value:e},s)=>{let c=n[s]?.colour;if(e===null||t===`bars`&&e===0)return null;if(t===`lines`)return T(`circle`,{className:B.dot,"data-colour":c,cx:r+i/2,cy:a(e),r:2.5},s);let{from:l=0,to:u=0}=o[s]??{},d=Math.max(1.5,a(l)-a(u));return T(`rect`,{className:B.bar,"data-colour":c,x:r,width:Math.max(1,i),y:a(l)-d,height:d},s)})}var mt=44,ht=20,gt=6;function _t({label:e,kind:t,columns:n,series:r,print:i,height:a=150,mark:o}){let s=(0,W.useRef)(null),c=Ee(s),[l,u]=(0,W.useState)(null),[d,f]=(0,W.useState)(null),{x:p,y:m,isEmpty:h}=ot(n,t,{width:c,height:a,left:mt,bottom:ht,top:gt}),g=l??vt(n),_=e=>{let t=dt(n,g,e.key);t&&(e.preventDefault(),e.stopPropagation(),u(t),s.current?.querySelector(`[data-spot="${t.column}.${t.link}"]`)?.focus())},v=d===null?void 0:n[d];return w(`div`,{className:B.chart,ref:s,style:{height:a},children:[c>0&&w(`svg`,{width:c,height:a,role:`group`,"aria-label":e,onKeyDown:_,onPointerLeave:()=>f(null),onBlur:()=>f(null),children:[T(yt,{y:m,width:c,print:i,isEmpty:h}),T(xt,{columns:n,x:p,width:c,height:a}),typeof o==`number`&&T(bt,{at:o,columns:n,x:p,height:a}),t===`lines`&&r.map(({title:e,colour:t},r)=>ut(n,r).map((n,r)=>T(rt,{data:n,x:({key:e})=>(p(e)??0)+p.bandwidth()/2,y:({value:e})=>m(e),className:B.line??``,"data-colour":t},e+String(r)))),n.map((e,n)=>T(ft,{column:e,index:n,kind:t,series:r,x:p(e.key)??0,width:p.bandwidth(),step:p.step(),y:m,stop:g.column===n?g.link:null,choose:e=>u({column:n,link:e}),point:()=>f(n)},e.key))]}),v&&T(St,{column:v,series:r,at:(p(v.key)??0)+p.bandwidth()/2,width:c})]})}function vt(e){return{column:e.findLastIndex(e=>G(e).length>0),link:0}}function yt({y:e,width:t,print:n,isEmpty:r}){let i=r?[0]:e.ticks(3);return T(`g`,{"aria-hidden":!0,children:i.map(r=>w(xe,{top:e(r),children:[T(`line`,{className:B.grid,x1:mt,x2:t}),T(`text`,{className:B.tick,x:38,dy:`0.32em`,textAnchor:`end`,children:n(r)})]},r))})}function bt({at:e,columns:t,x:n,height:r}){let i=t.map(({key:e})=>Number(e)),[a=0,o=0]=[i.at(-1),i.at(-2)],s=it(e,i,a+(a-o)),c=s&&t[s.column]?.key;if(!s||c==null)return null;let l=(n(c)??0)+s.part*n.step();return w(`g`,{"aria-hidden":!0,className:B.moment,"data-moment":!0,children:[T(`line`,{x1:l,x2:l,y1:gt,y2:r-ht}),T(`path`,{d:`M${l-4} 0h8l-4 6z`})]})}function xt({columns:e,x:t,width:n,height:r}){let i=ct(e.length,n-mt);return T(`g`,{"aria-hidden":!0,children:e.map(({key:e,tick:a},o)=>{if(!i.has(o))return null;let s=(t(e)??0)+t.bandwidth()/2;return T(`text`,{className:B.tick,x:Math.min(s,n-22),y:r-5,textAnchor:`middle`,children:a},e)})})}function St({column:e,series:t,at:n,width:r}){let i=n>r/2;return w(`div`,{className:B.tip,"aria-hidden":!0,style:i?{right:r-n+10}:{left:n+10},children:[T(`b`,{children:e.name}),e.isPart&&T(`small`,{children:` in part`}),T(`ul`,{children:t.map(({title:t,colour:n},r)=>w(`li`,{children:[T(`i`,{"data-colour":n}),T(`span`,{children:t}),T(`span`,{children:e.marks[r]?.text})]},t))})]})}function Ct({label:e,columns:t,series:n}){return T(ae,{label:`${e}, table`,className:B.table,children:w(`table`,{children:[T(`thead`,{children:w(`tr`,{children:[T(`th`,{scope:`col`,children:`Time`}),n.map(({title:e})=>T(`th`,{scope:`col`,children:e},e))]})}),T(`tbody`,{children:t.map(({key:e,name:t,href:n,marks:r,isPart:i})=>w(`tr`,{children:[w(`th`,{scope:`row`,children:[n===null?t:T(`a`,{href:n,children:t}),i&&T(`small`,{children:` in part`})]}),r.map((e,t)=>T(`td`,{children:e.href===void 0?e.text:T(`a`,{href:e.href,children:e.text})},t))]},e))})]})})}function K(e){let{title:t,kind:n,columns:r,series:i,print:a,height:o=150,mark:s,children:c}=e,[l,u]=(0,W.useState)(!1),d=(0,W.useId)();return w(`section`,{className:B.card,"aria-labelledby":d,children:[w(`header`,{children:[T(`h2`,{id:d,children:t}),T(E,{className:B.switch??``,"aria-label":`${t}: ${l?`chart`:`table`}`,onPress:()=>u(!l),children:l?`Chart`:`Table`})]}),c,l?T(Ct,{label:t,columns:r,series:i}):T(_t,{label:`${t} by time`,kind:n,columns:r,series:i,print:a,height:o,mark:s}),i.length>1&&!l&&T(wt,{series:i})]})}function wt({series:e}){return T(`ul`,{className:B.legend,"aria-hidden":!0,children:e.map(({title:e,colour:t})=>w(`li`,{children:[T(`i`,{"data-colour":t}),T(`bdi`,{children:T(s,{text:e})})]},e))})}var Tt=6e4,Et=60*Tt*24,Dt=[[`MINUTE`,100*Tt],[`HOUR`,3*Et],[`DAY`,92*Et],[`WEEK`,550*Et]];function Ot(e,t){return Dt.find(([,n])=>t-e<=n)?.[0]??`MONTH`}function kt(e,t){return e.map((n,r)=>{let i=e[r+1],a=t?.from!=null&&t.from>n?t.from:n,o=i??t?.to??null;return{from:a,to:o,isPart:a!==n||i===void 0&&o!==null}})}function At(e,t,n){let r=t=>new Intl.DateTimeFormat(`en-GB`,{timeZone:n,...t}).format(e),i={day:`numeric`,month:`short`},a={hour:`2-digit`,minute:`2-digit`};switch(t){case`MINUTE`:case`HOUR`:return{short:r(a),long:r({weekday:`short`,...i,...a})};case`DAY`:return{short:r(i),long:r({weekday:`short`,...i,year:`numeric`})};case`WEEK`:return{short:r(i),long:`week of ${r({...i,year:`numeric`})}`};default:{let e=r({month:`short`,year:`numeric`});return{short:e,long:e}}}}var jt=O(`
  query Overview(
    $filter: CompletionFilter
    $withoutUsage: CompletionFilter!
    $bucket: Bucket!
    $hasBefore: Boolean!
  ) {
    insightStatus {
      building
      progress
    }
    totals: completionStats(filter: $filter, first: 1) {
      asOf
      rows {
        count
        failedCount
        failureRate
        cost
        unpricedCount
        promptTokens
        completionTokens
        totalTokens
        sessionCount
        userCount
        p50: durationPercentile(p: 50)
        p95: durationPercentile(p: 95)
        p99: durationPercentile(p: 99)
        durationMax
        previous @include(if: $hasBefore) {
          count
          failedCount
          failureRate
          cost
          unpricedCount
          totalTokens
          p50: durationPercentile(p: 50)
          p95: durationPercentile(p: 95)
          p99: durationPercentile(p: 99)
        }
      }
    }
    withoutUsage: completionStats(filter: $withoutUsage, first: 1) {
      rows {
        count
      }
    }
    times: completionStats(
      filter: $filter
      bucket: $bucket
      orderBy: [{ field: TIME, direction: ASC }]
      first: 1000
    ) {
      isComplete
      rows {
        time
        count
        failedCount
        failureRate
        cost
        unpricedCount
        promptTokens
        completionTokens
        totalTokens
        p50: durationPercentile(p: 50)
        p95: durationPercentile(p: 95)
        p99: durationPercentile(p: 99)
        durationMax
      }
    }
  }
`),Mt=O(`
  query OverviewExtent($filter: CompletionFilter) {
    completionStats(
      filter: $filter
      bucket: { unit: DAY }
      orderBy: [{ field: TIME, direction: ASC }]
      first: 10000
    ) {
      rows {
        time
        count
      }
    }
  }
`),Nt=O(`
  query OverviewGroups(
    $filter: CompletionFilter
    $groupBy: [Dimension!]!
    $orderBy: [StatsOrder!]!
    $first: Int!
    $key: String!
    $isMetadata: Boolean!
    $hasBefore: Boolean!
  ) {
    completionStats(filter: $filter, groupBy: $groupBy, orderBy: $orderBy, first: $first) {
      asOf
      isComplete
      rows {
        group
        metadata(key: $key) @include(if: $isMetadata)
        count
        failedCount
        failureRate
        cost
        unpricedCount
        totalTokens
        p50: durationPercentile(p: 50)
        p95: durationPercentile(p: 95)
        previous @include(if: $hasBefore) {
          count
          failureRate
          cost
          totalTokens
          p50: durationPercentile(p: 50)
          p95: durationPercentile(p: 95)
        }
      }
    }
  }
`),Pt=O(`
  query OverviewSeries(
    $bucket: Bucket!
    $a: CompletionFilter
    $b: CompletionFilter
    $c: CompletionFilter
    $d: CompletionFilter
    $e: CompletionFilter
    $others: CompletionFilter
    $hasB: Boolean!
    $hasC: Boolean!
    $hasD: Boolean!
    $hasE: Boolean!
    $hasOthers: Boolean!
  ) {
    a: completionStats(filter: $a, bucket: $bucket, first: 1000) {
      rows {
        ...TimedRow
      }
    }
    b: completionStats(filter: $b, bucket: $bucket, first: 1000) @include(if: $hasB) {
      rows {
        ...TimedRow
      }
    }
    c: completionStats(filter: $c, bucket: $bucket, first: 1000) @include(if: $hasC) {
      rows {
        ...TimedRow
      }
    }
    d: completionStats(filter: $d, bucket: $bucket, first: 1000) @include(if: $hasD) {
      rows {
        ...TimedRow
      }
    }
    e: completionStats(filter: $e, bucket: $bucket, first: 1000) @include(if: $hasE) {
      rows {
        ...TimedRow
      }
    }
    others: completionStats(filter: $others, bucket: $bucket, first: 1000)
      @include(if: $hasOthers) {
      rows {
        ...TimedRow
      }
    }
  }

  fragment TimedRow on StatsRow {
    time
    count
    failureRate
    cost
    totalTokens
    p95: durationPercentile(p: 95)
  }
`),Ft=O(`
  query OverviewFailures($filter: CompletionFilter) {
    completions(filter: $filter, first: 6) {
      nodes {
        id
        createdAt
        model
        failureKind
        failureReason
      }
    }
  }
`),It=O(`
  query OverviewQueues {
    feedbackTasks(filter: { isArchived: false }, first: 8) {
      nodes {
        id
        name
        progress {
          left
          waiting
          waitingIsExact
          graded
          lastDay
        }
      }
      pageInfo {
        hasNextPage
      }
    }
  }
`),Lt=O(`
  query OverviewAny {
    completions(first: 1) {
      nodes {
        id
      }
    }
  }
`),Rt=864e5,zt=({filter:e,range:t,hasBefore:n,zone:r})=>l({queryKey:[`overview`,e??{},r],queryFn:async({signal:i})=>{let a=await Bt(e,t,i),o={unit:a,zone:r,fill:!0},s=D(e,Wt),{data:c,errors:l}=await S(jt,{filter:e??null,withoutUsage:s,bucket:o,hasBefore:n},{signal:i});if(!c.totals&&!c.times)throw l[0]??Error(`the figures are missing`);let{building:u=!1,progress:d=null}=c.insightStatus??{};return{asOf:c.totals?.asOf??``,unit:a,totals:c.totals?.rows[0]??null,withoutUsage:c.withoutUsage?.rows[0]?.count??null,times:c.times?.rows??[],building:u?d??0:null,errors:l}}});async function Bt(e,t,n){if(t?.from!=null&&t.to!==null)return Ot(t.from,t.to);let{data:r,errors:i}=await S(Mt,{filter:e??null},{signal:n});if(!r.completionStats)throw i[0]??Error(`the days are missing`);let a=r.completionStats.rows.flatMap(({time:e})=>e?[Date.parse(e)]:[]),[o=0]=a;return Ot(o,(a.at(-1)??o)+Rt)}var Vt=({filter:e,hasBefore:t},n,r)=>l({queryKey:[`overview`,`groups`,e??{},n.name,r],queryFn:async({signal:i})=>{let a={filter:e??null,groupBy:[n.dimension],orderBy:[{field:r}],first:20,key:n.key??``,isMetadata:n.key!==null,hasBefore:t},{data:o,errors:s}=await S(Nt,a,{signal:i,exact:[`metadata`]});if(!o.completionStats)throw s[0]??Error(`the groups are missing`);return{...o.completionStats,errors:s}}}),Ht=({filter:e,zone:t},n,r,i)=>l({queryKey:[`overview`,`series`,e??{},n,t,r,i],queryFn:async({signal:a})=>{let[o=null,s=null,c=null,l=null,u=null]=r.map(t=>D(e,t)),d=i&&D(e,i),{data:f,errors:p}=await S(Pt,{bucket:{unit:n,zone:t,fill:!0},a:o,b:s,c,d:l,e:u,others:d,hasB:!!s,hasC:!!c,hasD:!!l,hasE:!!u,hasOthers:!!d},{signal:a});if(p[0])throw p[0];let m=Ut(f).slice(0,r.length);return d?[...m,f.others?.rows??[]]:m}});function Ut(e){return[e.a,e.b,e.c,e.d,e.e].map(e=>e?.rows??[])}var q={status:{eq:`FAILED`}},Wt={cost:{isNull:!0},totalTokens:{isNull:!0}},Gt={cost:{isNull:!0},totalTokens:{isNull:!1}},Kt=({filter:e})=>l({queryKey:[`overview`,`failures`,e??{}],queryFn:async({signal:t})=>{let n={filter:D(e,q)},{data:r,errors:i}=await S(Ft,n,{signal:t});if(!r.completions)throw i[0]??Error(`the failures are missing`);return r.completions.nodes}}),qt=()=>l({queryKey:[`overview`,`queues`],queryFn:async({signal:e})=>{let{data:t,errors:n}=await S(It,{},{signal:e});if(!t.feedbackTasks)throw n[0]??Error(`the tasks are missing`);return t.feedbackTasks}}),Jt=()=>l({queryKey:[`overview`,`any`],queryFn:async({signal:e})=>{let{data:t,errors:n}=await S(Lt,{},{signal:e});if(!t.completions)throw n[0]??Error(`the list is missing`);return t.completions.nodes.length>0},staleTime:0});function Yt(e,{range:t,unit:n,zone:r}){let i=e.map(e=>Date.parse(e??``)),a=kt(i,t);return i.map((e,t)=>{let i=At(e,n,r),o=a[t]??{from:null,to:null,isPart:!1};return{key:String(e),tick:i.short,name:i.long,isPart:o.isPart,cut:o}})}function J(e,t,n){let r=Yt(e.map(({time:e})=>e),t);return e.flatMap((e,i)=>{let a=r[i];if(!a)return[];let{cut:o,...s}=a,c=(e,n)=>I({filter:e?D(t.own,e):t.own,range:o,order:n}),{isEmpty:l=e.count===0,order:u,only:d,...f}=n(e,c);return[{...s,...f,href:l?null:c(d,u)}]})}function Xt(e,t){return{kind:`bars`,series:[{title:`Not failed`,colour:1},{title:`Failed`,colour:`failed`}],print:P,columns:J(e,t,({count:e,failedCount:t},n)=>({text:`${M(e)}, ${V(t)} failed`,marks:[{value:e-t,text:V(e-t)},{value:t,text:V(t),...t>0&&{href:n(q),label:`${V(t)} failed`}}]}))}}function Zt(e,t){return{kind:`bars`,series:[{title:`Failed`,colour:`failed`}],print:me,columns:J(e,t,({failureRate:e,failedCount:t,count:n})=>({text:`${R(e)} failed, ${V(t)} of ${V(n)}`,marks:[{value:e,text:R(e)}],only:q,isEmpty:t===0}))}}function Qt(e,t){return{kind:`bars`,series:[{title:`Cost`,colour:1}],print:N,columns:J(e,t,({cost:e,unpricedCount:t})=>({text:N(z(e))+(t>0?`, without ${V(t)} whose cost is not known`:``),marks:[{value:z(e),text:N(z(e))}],order:`-COST`}))}}function $t(e,t){return{kind:`bars`,series:[{title:`Prompt`,colour:1},{title:`Completion`,colour:2}],print:P,columns:J(e,t,({totalTokens:e,promptTokens:t,completionTokens:n})=>({text:`${V(e)} tokens, ${V(t)} of prompts, ${V(n)} of completions`,marks:[{value:t,text:V(t)},{value:n,text:V(n)}],order:`-TOTAL_TOKENS`}))}}function en(e,t){return{kind:`lines`,series:[{title:`p50`,colour:1},{title:`p95`,colour:2},{title:`p99`,colour:3}],print:be,columns:J(e,t,({p50:e,p95:t,p99:n,count:r,durationMax:i})=>({text:`p50 ${F(e)}, p95 ${F(t)}, p99 ${F(n)}`+(he(99,r)?` of ${M(r)}, the slowest ${F(i)}`:``),marks:[e,t,n].map(e=>({value:e,text:F(e)})),order:`-DURATION`}))}}var Y=[{field:`COUNT`,title:`Calls`,kind:`bars`,print:V,side:P,of:e=>e.count},{field:`FAILURE_RATE`,title:`Failed`,kind:`lines`,print:R,side:me,of:e=>e.failureRate,only:q},{field:`COST`,title:`Cost`,kind:`bars`,print:N,side:N,of:e=>z(e.cost),order:`-COST`},{field:`TOTAL_TOKENS`,title:`Tokens`,kind:`bars`,print:V,side:P,of:e=>e.totalTokens,order:`-TOTAL_TOKENS`},{field:`DURATION_PERCENTILE`,title:`p95`,kind:`lines`,print:F,side:be,of:e=>e.p95,order:`-DURATION`}],tn=[1,2,3,4,5];function nn(e,t,n){let r=[...new Set(e.flatMap(({rows:e})=>e.map(({time:e})=>e??``)))].sort(),i=e.map(({rows:e})=>new Map(e.map(e=>[e.time??``,e]))),{kind:a,print:o}=t,s=Yt(r,n).map(({cut:a,...s},c)=>{let l=e.map(({title:e,condition:s},l)=>{let u=i[l]?.get(r[c]??``),d=u?t.of(u):null,f=o(d);if(!u||u.count===0||d===null||t.only&&d===0)return{value:d,text:f};let p=D(n.own,s),m=t.only?D(p,t.only):p;return{value:d,text:f,href:I({filter:m,range:a,order:t.order}),label:`${e}, ${t.title.toLowerCase()} ${f}`}});return{...s,href:null,text:``,marks:l}});return{kind:a,series:e.map(({title:e,isRest:t},n)=>({title:e,colour:t?`other`:tn[n]??`other`})),columns:s,print:t.side}}function rn({scope:e,by:t,unit:n,measure:r,rows:i,isComplete:a}){let o=(0,W.useMemo)(()=>i.slice(0,5).flatMap(({group:[e=null],metadata:n})=>{let r=se(t,{text:e,value:n});return r?[{title:le(t,e),condition:r}]:[]}),[i,t]),s=o.map(({condition:e})=>e),c=!a||i.length>o.length?{not:{or:s}}:null,l=Ht(e,n,s,c),u=g({...l,enabled:o.length>0});if(o.length===0)return null;let d=i.length>5?`, the first 5 and all other`:``;return T(A,{query:u,queryKey:l.queryKey,skeleton:T(m,{height:266}),children:i=>{let a={own:e.of.own,range:e.range,unit:n,zone:e.zone},s=(c?[...o,{title:`other`,condition:c}]:o).map((e,t)=>({...e,rows:i[t]??[],isRest:t===o.length}));return T(K,{title:`${r.title} by ${t.title.toLowerCase()}${d}`,height:190,...nn(s,r,a),mark:e.mark})}})}var X={page:`_page_2y7ly_1`,facts:`_facts_2y7ly_8`,ways:`_ways_2y7ly_22`,moment:`_moment_2y7ly_29`,cards:`_cards_2y7ly_36`,wide:`_wide_2y7ly_54`,ghost:`_ghost_2y7ly_59`,figure:`_figure_2y7ly_66`,three:`_three_2y7ly_106`,breakdown:`_breakdown_2y7ly_112`,list:`_list_2y7ly_128`,choice:`_choice_2y7ly_133`,groups:`_groups_2y7ly_168`,share:`_share_2y7ly_238`,none:`_none_2y7ly_254`,note:`_note_2y7ly_259`,lists:`_lists_2y7ly_268`,cross:`_cross_2y7ly_335`};function an({scope:e,by:t,total:n,measure:r,rows:i}){let a=Math.max(...i.map(e=>e.count),1);return T(ae,{label:`By ${t.title}, table`,className:X.groups,children:w(`table`,{children:[T(`thead`,{children:w(`tr`,{children:[T(`th`,{scope:`col`,children:t.title}),Y.slice(0,4).map(e=>T(on,{measure:e,isOrder:e===r},e.field)),T(`th`,{scope:`col`,children:`p50`}),Y.slice(4).map(e=>T(on,{measure:e,isOrder:e===r},e.field))]})}),T(`tbody`,{children:i.map(r=>T(sn,{scope:e,by:t,total:n,most:a,row:r},JSON.stringify(r.group)))})]})})}function on({measure:{field:e,title:n},isOrder:r}){return T(`th`,{scope:`col`,"aria-sort":r?`descending`:void 0,children:w(t,{from:`/overview`,to:`.`,search:t=>({...t,o:e}),resetScroll:!1,children:[n,T(`span`,{"aria-hidden":!0,children:r?` ▾`:``})]})})}function sn({scope:e,by:t,total:n,most:r,row:i}){let[a=null]=i.group,o=le(t,a),c=se(t,{text:a,value:i.metadata}),l=c&&D(e.of.own,c),u=(t,n)=>l&&I({filter:t?D(l,t):l,range:e.range,order:n}),{previous:d,unpricedCount:f}=i,[p,m]=[z(i.cost),z(d?.cost)],h=n===null||n===0?null:i.count/n;return w(`tr`,{children:[w(`th`,{scope:`row`,children:[T(Q,{href:u(),children:T(`bdi`,{className:a===null?X.none:void 0,children:T(s,{text:o})})}),T(`span`,{className:X.share,"aria-hidden":!0,children:T(`i`,{style:{width:`${i.count/r*100}%`}})})]}),T(Z,{name:`Calls`,change:L(d?.count,i.count,j),more:h!==null&&R(h),children:V(i.count)}),T(Z,{name:`Failed`,change:L(d?.failureRate,i.failureRate,_e,!0),children:i.failedCount>0?T(Q,{href:u(q),children:R(i.failureRate)}):R(i.failureRate)}),T(Z,{name:`Cost`,change:L(m,p,j),more:f>0&&`${V(f)} not known`,children:T(Q,{href:p===null?null:u(void 0,`-COST`),children:N(p)})}),T(Z,{name:`Tokens`,change:L(d?.totalTokens,i.totalTokens,j),children:T(`span`,{title:V(i.totalTokens),children:P(i.totalTokens)})}),T(Z,{name:`p50`,change:L(d?.p50,i.p50,ve),children:F(i.p50)}),T(Z,{name:`p95`,change:L(d?.p95,i.p95,ve),more:he(95,i.count)&&`of ${M(i.count)}`,children:T(Q,{href:u(void 0,`-DURATION`),children:F(i.p95)})})]})}function Z({name:e,change:t,more:n,children:r}){return w(`td`,{"data-name":e,children:[w(`span`,{children:[r,n!==void 0&&n!==!1&&w(`small`,{children:[` `,n]})]}),T(ge,{change:t})]})}function Q({href:e,children:t}){return e===null?t:T(`a`,{href:e,children:t})}var cn=[`model`,`tag`,`user`,`kind`,`failure`];function ln({scope:e,unit:t,total:n}){let{by:r=`model`,o:i}=d({from:`/overview`}),[a]=Y,o=Y.find(({field:e})=>e===i)??a,s=ie(r)??ie(`model`),c=(0,W.useId)();return!s||!o?null:w(`section`,{className:X.breakdown,"aria-labelledby":c,children:[w(`header`,{children:[w(`h2`,{id:c,children:[`By `,s.key===null?s.title.toLowerCase():s.title]}),T(un,{scope:e,by:s})]}),T(dn,{scope:e,by:s,unit:t,total:n,measure:o})]})}function un({scope:e,by:n}){let r=oe({from:`/overview`});return w(`nav`,{"aria-label":`Group by`,className:X.choice,children:[cn.map(e=>T(t,{from:`/overview`,to:`.`,search:t=>({...t,by:e}),"aria-current":e===n.name?`true`:void 0,children:ie(e)?.title},e)),T(ye,{label:`Group by something else`,filter:e.filter,without:cn,by:n.name,choose:e=>void r({search:t=>({...t,by:e})})})]})}function dn({scope:e,by:t,unit:n,total:r,measure:i}){let a=Vt(e,t,i.field),o=g(a);return T(A,{query:o,queryKey:a.queryKey,skeleton:T(m,{height:620}),children:({rows:a,isComplete:o})=>w(k,{children:[T(rn,{scope:e,by:t,unit:n,measure:i,rows:a,isComplete:o}),T(an,{scope:e,by:t,total:r,measure:i,rows:a}),w(`p`,{className:X.note,children:[!o&&`The first ${a.length} by ${i.title.toLowerCase()}. `,t.isList&&`A call may be in several of these, so that they add up to more than all calls.`]})]})})}function fn({scope:e,of:{totals:t,times:n,unit:r,withoutUsage:i}}){let{own:a}=e.of,{range:o,zone:s,mark:c}=e,[l,u,d,f,p]=(0,W.useMemo)(()=>{let e={own:a,range:o,unit:r,zone:s};return[Xt,Zt,Qt,$t,en].map(t=>t(n,e))},[n,a,o,r,s]);if(!l||!u||!d||!f||!p)return null;let m=e=>I({filter:e?D(a,e):a,range:o});return w(`div`,{className:X.cards,children:[T(K,{title:`Calls`,mark:c,...l,children:t&&T(pn,{of:t,href:m()})}),T(K,{title:`Failure rate`,mark:c,...u,children:t&&T(mn,{of:t,href:m(q)})}),T(K,{title:`Cost`,mark:c,...d,children:t&&T(hn,{of:t,withoutUsage:i??0,list:m})}),T(K,{title:`Tokens`,mark:c,...f,children:t&&T(gn,{of:t})}),T(`div`,{className:X.wide,children:T(K,{title:`Duration`,mark:c,...p,children:t&&T(_n,{of:t})})})]})}function $({figure:e,change:t,before:n,children:r}){return w(`p`,{className:X.figure,children:[T(`b`,{children:e}),w(`span`,{children:[T(ge,{change:t,...n!==void 0&&{before:n}}),r]})]})}function pn({of:e,href:t}){let{previous:n}=e,r=L(n?.count,e.count,j);return T($,{figure:T(`a`,{href:t,children:V(e.count)}),change:r,before:V(n?.count),children:n&&w(`small`,{children:[`from `,V(n.count)]})})}function mn({of:e,href:t}){let{previous:n}=e;return T($,{figure:R(e.failureRate),change:L(n?.failureRate,e.failureRate,_e,!0),before:R(n?.failureRate),children:T(`small`,{children:e.failedCount>0?w(`a`,{href:t,children:[V(e.failedCount),` failed`]}):`none failed`})})}function hn({of:e,withoutUsage:t,list:n}){let[r,i]=[z(e.cost),z(e.previous?.cost)],a=Math.max(0,e.unpricedCount-t);return w($,{figure:N(r),change:L(i,r,j),before:N(i),children:[a>0&&w(`small`,{children:[`without `,w(`a`,{href:n(Gt),children:[M(a),` of no known price`]})]}),t>0&&w(`small`,{children:[`without `,w(`a`,{href:n(Wt),children:[M(t),` that report no usage`]})]})]})}function gn({of:e}){let{totalTokens:t,previous:n}=e;return T($,{figure:T(`span`,{title:V(t),children:P(t)}),change:L(n?.totalTokens,t,j),before:V(n?.totalTokens),children:n&&w(`small`,{children:[`from `,P(n.totalTokens)]})})}function _n({of:e}){let{previous:t}=e;return w(k,{children:[T(`div`,{className:X.three,children:[`p50`,`p95`,`p99`].map(n=>T($,{figure:w(k,{children:[T(`small`,{children:n}),` `,F(e[n])]}),change:L(t?.[n],e[n],ve),before:F(t?.[n])},n))}),he(99,e.count)&&w(`p`,{className:X.note,children:[`Of `,M(e.count),`: p99 of fewer than 100 is what the second slowest took. The slowest took `,F(e.durationMax),`.`]})]})}function vn(e,t,n){return e<(t?.to??n)&&(t?.from==null||e>=t.from)}function yn({own:e,range:t,now:n,mark:r}){let i=r!==null&&vn(r,t,n)?{from:r,to:t?.to??n}:t,a=i&&u(i);return a&&{a:x(e,a)??{},b:x(e,i)??{}}}function bn({scope:e}){let{mark:t,damagedMark:n,range:r,of:i}=e,[a,o]=(0,W.useState)(!1);return a?T(xn,{scope:e,close:()=>o(!1)},t):t===null?w(k,{children:[n!==null&&w(f,{text:n,leave:()=>e.setMark(null),children:[`is no moment, so that none is marked. It would be `,T(`code`,{children:`2026-11-18T18:07:00Z`}),`.`]}),T(E,{onPress:()=>o(!0),children:`Mark a moment`})]}):w(`span`,{className:X.moment,children:[T(`span`,{"aria-hidden":!0,children:`▼ `}),`Marked: `,T(C,{at:new Date(t).toISOString()}),!vn(t,r,i.now)&&T(`small`,{children:`outside the range`}),T(E,{onPress:()=>o(!0),children:`Move the mark`}),T(E,{onPress:()=>e.setMark(null),children:`Remove the mark`})]})}function xn({scope:e,close:t}){let n=r(h),[i,o]=(0,W.useState)(y(e.mark??e.of.now,n)),s=a(i,n);return w(`form`,{className:X.moment,"aria-label":`Mark a moment`,onSubmit:n=>{n.preventDefault(),s!==null&&e.setMark(s),t()},children:[w(`label`,{children:[`Moment, in `,p(n),` `,T(`input`,{type:`datetime-local`,step:1,value:i,onChange:({currentTarget:e})=>o(e.value)})]}),T(ue,{text:i,zone:n}),T(E,{type:`submit`,isDisabled:s===null,children:`Mark it`}),T(E,{onPress:t,children:`Leave it`})]})}var Sn=`-7d`;function Cn(){let e=b(`/overview`,Sn),t=r(h),{mark:i}=d({from:`/overview`}),a=oe({from:`/overview`});return(0,W.useMemo)(()=>{let r={...e,setRange:t=>e.setRange(t??`..`),clear:()=>void a({search:e=>n({...e,f:void 0,r:`..`})})},s=i===void 0?null:c(i),l=r.range&&o(r.range,r.now),u=l?.from!=null;return{of:r,range:l,filter:x(r.own,l),hasBefore:u,zone:p(t),before:u?wn(r.rangeText):null,mark:s,damagedMark:s===null?i??null:null,setMark:e=>{let t=e===null?void 0:new Date(e).toISOString();a({search:e=>n({...e,mark:t})})}}},[e,t,i,a])}function wn(e){let t=e===void 0?null:_(e);return t?t.replace(`Last`,`the`).toLowerCase()+` before`:`the range before, as long`}function Tn({scope:{of:e}}){let n=g({...Jt(),enabled:e.own===void 0});return e.own===void 0?n.data===!1?T(v,{}):T(i,{title:`No calls in this range`,children:w(`p`,{children:[e.range&&T(E,{onPress:()=>e.setRange(`..`),children:`Look at all time`}),` `,T(t,{to:`/completions`,children:`All completions`})]})}):T(Oe,{of:e,what:`completion`,language:de,within:x,countOf:e=>re.query(De(e))})}function En({scope:e,all:t}){let n=Kt(e),r=g(n),i=(0,W.useId)(),a=I({filter:D(e.of.own,q),range:e.range});return w(`section`,{className:X.list,"aria-labelledby":i,children:[w(`header`,{children:[T(`h2`,{id:i,children:`Newest failures`}),w(`a`,{href:a,children:[`All `,t===null?``:V(t)]})]}),T(A,{query:r,queryKey:n.queryKey,skeleton:T(m,{height:300}),children:e=>T(`ul`,{children:e.map(({id:e,createdAt:t,model:n,failureKind:r,failureReason:i})=>w(`li`,{children:[w(`a`,{href:`#/completions/${encodeURIComponent(e)}`,children:[w(`span`,{children:[w(`span`,{"aria-hidden":!0,className:X.cross,children:[`✕`,` `]}),T(`bdi`,{children:T(s,{text:r??`failed`})})]}),T(`small`,{children:T(C,{at:t})})]}),w(`p`,{title:i??void 0,children:[n!==null&&T(`bdi`,{children:T(s,{text:n})}),n!==null&&i!==null&&` · `,T(`bdi`,{children:T(s,{text:i??``})})]})]},e))})})]})}function Dn(){let e=qt(),t=g(e),n=(0,W.useId)();return w(`section`,{className:X.list,"aria-labelledby":n,children:[w(`header`,{children:[T(`h2`,{id:n,children:`Left to be graded`}),T(`a`,{href:`#/tasks`,children:`All tasks`})]}),T(A,{query:t,queryKey:e.queryKey,skeleton:T(m,{height:300}),children:({nodes:e})=>e.length===0?T(`p`,{children:`There is no task yet.`}):T(`ul`,{children:e.map(e=>w(`li`,{children:[w(`a`,{href:I({filter:{ungradedForTask:e.id}}),children:[T(`span`,{children:T(`bdi`,{children:T(s,{text:e.name||e.id})})}),e.progress&&w(`b`,{children:[ke(e.progress),` left`]})]}),w(`p`,{children:[e.progress&&w(k,{children:[ee(e.progress.lastDay,`grade`),` in the last day · `]}),T(`a`,{href:`#/grade/${encodeURIComponent(e.id)}`,children:`grade`}),` ·`,` `,T(`a`,{href:`#/tasks/${encodeURIComponent(e.id)}`,children:`task`})]})]},e.id))})})]})}function On(){let t=Cn(),n=zt(t),r=g(n),{renew:i}=t.of,a=(0,W.useMemo)(()=>()=>{i(),r.refetch()},[i,r.refetch]);return fe((0,W.useMemo)(()=>[{id:`overview:new`,title:`Count anew`,group:`Overview`,keys:[`.`],run:a}],[a])),T(ce,{title:`Overview`,children:w(`div`,{className:X.page,children:[T(e,{of:t.of}),T(A,{query:r,queryKey:n.queryKey,skeleton:T(An,{}),children:e=>w(k,{children:[T(kn,{scope:t,of:e,reload:a}),T(pe,{errors:e.errors,retry:()=>void r.refetch()}),e.totals?.count===0?T(Tn,{scope:t}):T(fn,{scope:t,of:e}),w(`div`,{className:X.lists,children:[(e.totals?.failedCount??0)>0&&T(En,{scope:t,all:e.totals?.failedCount??null}),T(Dn,{})]}),e.totals?.count!==0&&T(ln,{scope:t,unit:e.unit,total:e.totals?.count??null})]})})]})})}function kn({scope:e,of:{asOf:n,building:r},reload:i}){let{of:a,range:o,before:s,mark:c}=e,l=yn({own:a.own,range:o,now:a.now,mark:c}),u=c!==null&&vn(c,o,a.now),d=e=>new Date(e).toISOString();return w(`div`,{className:X.facts,children:[w(`p`,{children:[o?.from!=null&&o.to!==null?w(k,{children:[T(C,{at:d(o.from)}),` – `,T(C,{at:d(o.to)})]}):`All time`,s!==null&&w(k,{children:[` · compared with `,s]}),n!==``&&w(k,{children:[` `,`· counted up to `,T(C,{at:n})]})]}),r!==null&&w(`p`,{role:`status`,children:[`◐ The index is being built (`,Math.floor(r*100),` %): until it is, figures may be of a part of the calls.`]}),w(`span`,{className:X.ways,children:[T(bn,{scope:e}),T(E,{onPress:i,children:`Count anew`}),l&&T(t,{to:`/compare`,search:{a:l.a,b:l.b},children:u?`What has changed since the mark?`:`What has changed since?`})]})]})}function An(){return T(`div`,{className:X.cards,children:[1,2,3,4,5].map(e=>T(`span`,{className:X.ghost},e))})}export{On as Overview};